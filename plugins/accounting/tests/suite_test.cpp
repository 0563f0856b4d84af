// What every brick must pass, on one of everything the books keep.
#include "accounting_fixture.hpp"
#include "socle/testing/brick_suite.hpp"

namespace socle::accounting {
namespace {

// A paid invoice and an unpaid one of the party, an entry by hand and a draft, an account and a
// rule of one's own.
absl::Status Fill(testing::BrickFixture& fixture, PartyId party) {
    Ledger ledger(fixture);
    SOCLE_RETURN_IF_ERROR(ledger.Named(party, "Camille"));
    SOCLE_RETURN_IF_ERROR(ledger.Invoice({.number = "F-2026-00001", .party = party}));
    SOCLE_RETURN_IF_ERROR(
        ledger.Payment({.invoice = "F-2026-00001", .party = party, .amount = 12'000}));
    SOCLE_RETURN_IF_ERROR(ledger.Invoice({.number = "F-2026-00002", .party = party}));
    SOCLE_RETURN_IF_ERROR(fixture.Pump());
    v1::AccountingClient books(fixture.channel());
    v1::CreateAccountRequest account;
    account.set_number("606310");
    account.set_display_name("Petit outillage");
    SOCLE_RETURN_IF_ERROR(books.CreateAccount(account));
    v1::UpdatePostingRuleRequest rule;
    rule.set_name("postingRules/payment-cash");
    rule.set_account("accounts/512000");
    SOCLE_RETURN_IF_ERROR(books.UpdatePostingRule(rule));
    SOCLE_ASSIGN(const v1::JournalEntry draft,
                 books.CreateJournalEntry(ByHand("2026-11-02", 5'000)));
    v1::PostJournalEntryRequest post;
    post.set_name(draft.name());
    SOCLE_RETURN_IF_ERROR(books.PostJournalEntry(post));
    return books.CreateJournalEntry(ByHand("2026-11-03", 700)).status();
}

SOCLE_BRICK_SUITE(Fill)

}  // namespace
}  // namespace socle::accounting
