import { describe, expect, test } from 'vitest'
import { words as english } from './en.ts'
import { languages } from './languages.ts'
import type { Words } from './words.ts'

/** The terms, and the texts that use them. In these texts each language has one word for the term, and no synonym. */
const places = {
  payment:
    'verifying processing succeeded succeededText canceled failed failedClosed secure resume',
  'payment page': 'loading ready expired error',
  'not again': 'verifyingText processingText',
  confirm: 'verifying succeededText succeededUnverified',
  order: 'succeededUnverified',
  charge: 'canceledText errorText errorFinal',
  'try again': 'retry expiredText errorText errorFinal failedLate failedOther',
  shop: 'errorFinal',
  card: 'failedCard failedFunds',
  account: 'failedFunds',
  'way to pay': 'failedFunds failedDeclined failedMethod failedOther',
  bank: 'processingText failedDeclined',
  cancel: 'failedLate',
}

/** Each term in each language, in the order of the texts: the part that its forms have in common. */
const glossary: Record<string, string> = {
  en: 'payment · payment page · do not pay again · confirm · order · nothing was charged · try again · shop · card · account · way to pay · bank · cancel',
  'zh-CN':
    '支付 · 支付页面 · 请勿重复支付 · 确认 · 订单 · 未发生扣款 · 重试|再试 · 商家 · 卡 · 账户 · 支付方式 · 银行 · 取消',
  'zh-HK':
    '付款 · 付款頁面 · 請勿重複付款 · 確認 · 訂單 · 款項並未扣除 · 再試 · 商店 · 卡 · 帳戶 · 付款方式 · 銀行 · 取消',
  ja: 'お支払い · お支払いページ · 再度のお支払いはお控えください · 確認 · ご注文 · 請求は発生していません · もう一度(試す|お試し) · ショップ · カード · 口座 · お支払い方法 · 銀行 · キャンセル',
  ko: '결제 · 결제 페이지 · 다시 결제하지 말아 주세요 · 확인 · 주문 · 결제된 금액은 없어요 · 다시 시도 · 판매자 · 카드 · 계좌 · 결제 수단 · 은행 · 취소',
  de: 'zahlung · zahlungsseite · zahlen Sie nicht noch einmal · bestätig · bestellung · nichts abgebucht · erneut · shop · karte · konto · zahlungsart · bank · abgebrochen',
  fr: 'paiement · page de paiement · ne pas payer à nouveau · confirm · commande · aucun montant n’a été débité · réessayer · boutique · carte · compte · moyen de paiement · banque · annulé',
  es: 'pago · página de pago · no vuelva a pagar · confirm · pedido · no se realizó ningún cargo · de nuevo · tienda · tarjeta · cuenta · forma de pago · banco · cancel',
  'pt-BR':
    'pagamento · página de pagamento · não pague outra vez · confirm · pedido · nada foi cobrado · (tentar|tente) de novo · loja · cartão · conta · forma de pagamento · banco · cancelado',
  'pt-PT':
    'pagamento · página de pagamento · não pague outra vez · confirm · encomenda · não foi cobrado nenhum valor · (tentar|tente) de novo · loja · cartão · conta · método de pagamento · banco · cancelado',
  it: 'pagamento · pagina di pagamento · non pagare di nuovo · conferm · ordine · non è stato addebitato nulla · riprova · negozio · carta · conto · metodo di pagamento · banca · annullato',
  nl: 'betal(ing|en) · betaalpagina · niet nog een keer · bevestig · bestelling · er is niets afgeschreven · opnieuw · winkel · kaart · rekening · betaalmethode · bank · geannuleerd',
  pl: 'płatnoś · stron. płatności · nie płacić drugi raz · potwierdz · zamówieni · nie pobrano żadnych środków · ponów próbę · sklep · kar(ty|cie) · kon(to|cie) · metod. płatności · bank · anulowan',
  ro: 'pl[aă][tț] · pagin[aă] de plată · nu plătiți încă o dată · confirm · comand · nu s-a debitat nicio sumă · încercați din nou · magazin · card · cont · metodă de plată · banca · anulat',
  tr: 'ödeme · ödeme sayfası · ikinci kez ödeme yapmayın · ona[yn] · sipariş · herhangi bir tutar tahsil edilmedi · tekrar deneyin · mağaza · kart · hesa[bp] · ödeme yöntemi · banka · iptal',
  id: 'pembayaran · halaman pembayaran · jangan membayar dua kali · onfirmasi · pesanan · tidak ada dana yang dipotong · coba lagi · toko · kartu · rekening · metode pembayaran · bank · dibatalkan',
  ms: 'pembayaran · halaman pembayaran · jangan bayar dua kali · sah · pesanan · tiada caj dikenakan · cuba lagi · kedai · kad · akaun · kaedah pembayaran · bank · dibatalkan',
  fil: 'bayad · page ng pagbabayad · huwag magbayad nang dalawang beses · kumpirma · order · walang siningil · subukan muli · tindahan · card · account · paraan ng pagbabayad · bangko · kansela',
  vi: 'thanh toán · trang thanh toán · không thanh toán hai lần · xác nhận · đơn hàng · chưa bị trừ tiền · thử lại · cửa hàng · thẻ · tài khoản · phương thức thanh toán · ngân hàng · hủy',
  th: 'ชำระเงิน · หน้าชำระเงิน · อย่าชำระเงินซ้ำ · ยืนยัน · คำสั่งซื้อ · ไม่มีการหักเงิน · ลองอีกครั้ง · ร้านค้า · บัตร · บัญชี · วิธีชำระเงิน · ธนาคาร · ยกเลิก',
  hi: 'भुगतान · भुगतान पेज · दोबारा भुगतान न करें · पुष्टि · ऑर्डर · कोई राशि नहीं काटी गई · फिर से कोशिश करें · स्टोर · कार्ड · खाते · भुगतान का .*तरीका · बैंक · रद्द',
  ar: 'دفع · صفحة الدفع · عدم الدفع مرة أخرى · تأكيد · طلبك · لم يُخصم أي مبلغ · إعادة المحاولة · المتجر · بطاقة · حساب · طريقة (ال)?دفع · البنك · أُلغيت',
}

const all = await Promise.all(Object.values(languages).map(async (load) => (await load()).words))

describe('one term is one word', () => {
  test.each([english, ...all].map((words) => [words.lang, words] as const))(
    'in %s',
    (lang, words) => {
      const terms = glossary[lang]!.split(' · ')
      const slips = Object.entries(places).flatMap(([term, where], nth) =>
        (where.split(' ') as (keyof Words)[])
          .filter((key) => !new RegExp(terms[nth]!, 'iu').test(words[key]!))
          .map((key) => `${term} (${terms[nth]}) is not in ${key}: ${words[key]}`),
      )
      expect(slips).toEqual([])
      expect(terms).toHaveLength(Object.keys(places).length)
    },
  )
})
