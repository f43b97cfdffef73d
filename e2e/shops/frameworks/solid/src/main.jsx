import { render } from 'solid-js/web'
import { App } from './App.jsx'

render(() => <App orderId="1042" />, document.getElementById('app'))
