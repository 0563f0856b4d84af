-- Money given back is a payment below zero that cancels none, and may be cancelled itself.
alter table invoicing.payment drop constraint cancels_negative;
