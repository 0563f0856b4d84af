// All of the brick's stores together: what its methods and duties work on.
#pragma once

#include <utility>

#include "store/credit_note_store.hpp"
#include "store/delivery_store.hpp"
#include "store/draft_store.hpp"
#include "store/invoice_store.hpp"
#include "store/payment_store.hpp"
#include "store/product_store.hpp"
#include "store/quote_store.hpp"
#include "store/seal_store.hpp"
#include "store/series_store.hpp"

namespace socle::invoicing {

struct Stores {
    Stores(Sealer sealer, ChainHeads& heads) : seals(std::move(sealer), heads) {}

    ProductStore products;
    QuoteStore quotes;
    DraftStore drafts;
    InvoiceStore invoices;
    CreditNoteStore credit_notes;
    PaymentStore payments;
    SeriesStore series;
    SealStore seals;
    DeliveryStore deliveries;
};

}  // namespace socle::invoicing
