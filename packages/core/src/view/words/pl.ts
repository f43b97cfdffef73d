import type { Words } from './words.ts'

export const words: Words = {
  lang: 'pl',
  frame: 'Bezpieczna płatność',
  secure: 'Bezpieczna płatność',
  slow: 'To trwa dłużej niż zwykle.',
  inApp: 'Płatność w tej aplikacji może się nie udać.',
  hosted: 'Zapłać na stronie Antom',
  loading: 'Otwieramy stronę płatności',
  ready: 'Strona płatności jest otwarta',
  retry: 'Ponów próbę',
  resume: 'Wróć do płatności',
  verifying: 'Potwierdzamy płatność',
  verifyingText: 'Zwykle trwa to kilka sekund. Prosimy nie płacić drugi raz.',
  processing: 'Płatność jest przetwarzana',
  processingText:
    'Bank może potrzebować kilku minut, aby ją potwierdzić. Możesz opuścić tę stronę. Prosimy nie płacić drugi raz.',
  succeeded: 'Płatność zrealizowana',
  succeededText: 'Dziękujemy. Płatność została potwierdzona.',
  succeededUnverified: 'Dziękujemy. Potwierdzenie pojawi się przy zamówieniu.',
  canceled: 'Płatność niezrealizowana',
  canceledText:
    'Płatność przerwano przed zatwierdzeniem i nie pobrano żadnych środków. Możesz do niej wrócić w dowolnej chwili.',
  expired: 'Strona płatności wygasła',
  expiredText:
    'Ze względów bezpieczeństwa jest dostępna tylko przez ograniczony czas. Ponów próbę.',
  error: 'Nie udało się otworzyć strony płatności',
  errorText: 'Nie pobrano żadnych środków. Sprawdź połączenie i ponów próbę.',
  errorFinal: 'Nie pobrano żadnych środków. Ponów próbę później lub skontaktuj się ze sklepem.',
  failed: 'Płatność nie powiodła się',
  failedCard: 'Sprawdź numer karty, datę ważności i kod zabezpieczający albo użyj innej karty.',
  failedFunds:
    'Na karcie lub koncie brakuje środków albo limit jest za niski. Wybierz inną metodę płatności.',
  failedDeclined:
    'Bank nie zatwierdził płatności. Wybierz inną metodę płatności lub skontaktuj się z bankiem.',
  failedMethod: 'Ta metoda płatności nie jest tu dostępna. Wybierz inną.',
  failedLate: 'Płatność została anulowana lub trwała zbyt długo. Ponów próbę.',
  failedClosed: 'Ta płatność nie jest już możliwa. Zacznij od nowa.',
  failedOther: 'Podczas płatności wystąpił problem. Ponów próbę lub wybierz inną metodę płatności.',
}
