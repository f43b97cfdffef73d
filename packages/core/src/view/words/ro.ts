import type { Words } from './words.ts'

export const words: Words = {
  lang: 'ro',
  frame: 'Plată securizată',
  secure: 'Plată securizată',
  slow: 'Durează mai mult decât de obicei.',
  inApp: 'Această aplicație poate să nu permită plata.',
  hosted: 'Plătiți pe pagina Antom',
  loading: 'Se deschide pagina de plată',
  ready: 'Pagina de plată este deschisă',
  retry: 'Încercați din nou',
  resume: 'Continuați plata',
  verifying: 'Confirmăm plata dumneavoastră',
  verifyingText: 'De obicei durează câteva secunde. Vă rugăm să nu plătiți încă o dată.',
  processing: 'Plata este în curs de procesare',
  processingText:
    'Confirmarea de la banca dumneavoastră poate dura câteva minute. Puteți părăsi această pagină. Vă rugăm să nu plătiți încă o dată.',
  succeeded: 'Plată finalizată',
  succeededText: 'Vă mulțumim. Plata a fost confirmată.',
  succeededUnverified: 'Vă mulțumim. Confirmarea va apărea la comanda dumneavoastră.',
  canceled: 'Plată nefinalizată',
  canceledText:
    'Ați părăsit pagina înainte de a plăti și nu s-a debitat nicio sumă. Puteți continua oricând.',
  expired: 'Pagina de plată a expirat',
  expiredText:
    'Pentru siguranța dumneavoastră, este deschisă doar o perioadă limitată. Încercați din nou.',
  error: 'Pagina de plată nu s-a deschis',
  errorText: 'Nu s-a debitat nicio sumă. Verificați conexiunea și încercați din nou.',
  errorFinal: 'Nu s-a debitat nicio sumă. Încercați din nou mai târziu sau contactați magazinul.',
  failed: 'Plata nu a reușit',
  failedCard:
    'Verificați numărul cardului, data expirării și codul de securitate sau folosiți alt card.',
  failedFunds: 'Cardul sau contul nu acoperă această sumă. Alegeți altă metodă de plată.',
  failedDeclined:
    'Banca dumneavoastră nu a aprobat plata. Alegeți altă metodă de plată sau contactați banca.',
  failedMethod: 'Această metodă de plată nu este acceptată aici. Alegeți alta.',
  failedLate: 'Plata a fost anulată sau a durat prea mult. Încercați din nou.',
  failedClosed: 'Această plată nu mai este posibilă. Începeți de la capăt.',
  failedOther:
    'A apărut o problemă în timpul plății. Încercați din nou sau alegeți altă metodă de plată.',
}
