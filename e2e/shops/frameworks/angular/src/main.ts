import { bootstrapApplication } from '@angular/platform-browser'
import { CheckoutComponent } from './checkout.component'

void bootstrapApplication(CheckoutComponent)
