import '@antom-checkout/element/define'
