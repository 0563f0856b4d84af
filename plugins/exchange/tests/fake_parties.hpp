// The client record as an import needs it: ImportParties, CreateNote, and what takes an import
// back, faithful in what an import leans on. Rows are recognised by SIRET, e-mail, or name and
// postal code, and fill what is empty; a request id seen before gives the first answer again; an
// answer can get lost on its way back.
#pragma once

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "domain/matching.hpp"
#include "socle/client_record/v1/service.socle.hpp"
#include "socle/status.hpp"
#include "socle/testing/fake_channel.hpp"

namespace socle::exchange {

namespace record = client_record::v1;

class FakeParties {
 public:
    using Service = record::ClientRecordServiceBase;

    explicit FakeParties(testing::FakeServices& services) {
        services.On(
            Service::kImportPartiesPath, [this](const CallContext&, std::string_view bytes) {
                return Once<record::ImportPartiesRequest>(bytes, [this](const auto& request) {
                    return ImportParties(request).SerializeAsString();
                });
            });
        services.On(Service::kCreateNotePath, [this](const CallContext&, std::string_view bytes) {
            return Once<record::CreateNoteRequest>(bytes, [this](const auto& request) {
                notes_[request.party()].push_back(request.text());
                record::Note note;
                note.set_name("notes/" + std::to_string(++notes_written_));
                return note.SerializeAsString();
            });
        });
        services.On<record::DeletePartyRequest, record::Party>(
            Service::kDeletePartyPath,
            [this](const CallContext&, const auto& request) { return Delete(request); });
        services.On<record::UpdatePartyRequest, record::Party>(
            Service::kUpdatePartyPath,
            [this](const CallContext&, const auto& request) { return Update(request); });
    }

    [[nodiscard]] const std::vector<record::Party>& parties() const { return parties_; }
    [[nodiscard]] const record::Party* Find(const std::string& display_name) const {
        for (const record::Party& party : parties_) {
            if (party.display_name() == display_name) return &party;
        }
        return nullptr;
    }
    [[nodiscard]] std::vector<std::string> NotesOf(const std::string& display_name) const {
        const record::Party* party = Find(display_name);
        if (party == nullptr || !notes_.contains(party->name())) return {};
        return notes_.at(party->name());
    }
    [[nodiscard]] std::size_t note_count() const {
        std::size_t count = 0;
        for (const auto& [party, notes] : notes_) count += notes.size();
        return count;
    }
    // How many rows each call of ImportParties held.
    [[nodiscard]] const std::vector<int>& call_sizes() const { return call_sizes_; }
    // Somebody gives the party another name.
    void Rename(const std::string& display_name, const std::string& to) {
        for (record::Party& party : parties_) {
            if (party.display_name() != display_name) continue;
            party.set_display_name(to);
            Touch(party);
        }
    }
    // Something has happened with the party: it cannot be deleted.
    void Use(const std::string& display_name) { used_.insert(Find(display_name)->name()); }
    // The notes that went with deleted parties.
    [[nodiscard]] const std::vector<std::string>& deleted_notes() const { return deleted_notes_; }
    // Rows with this name are refused with PARTY_NOT_ACTIVE.
    void RefuseName(const std::string& display_name) { refused_names_.insert(display_name); }
    // The call after so many more does its work, and its answer is lost.
    void LoseAnswerAfter(int calls) { calls_until_loss_ = calls; }

 private:
    template <typename Request, typename Work>
    absl::StatusOr<std::string> Once(std::string_view bytes, Work work) {
        Request request;
        if (!request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
            return Refuse(reason::kInvalidMessage, "the request could not be read");
        }
        const auto [answer, is_new] = answers_.try_emplace(request.request_id());
        if (is_new) answer->second = {std::string(bytes), work(request)};
        if (answer->second.first != bytes) {
            return RefuseField(reason::kRequestIdReused, "request_id", "other content");
        }
        if (calls_until_loss_ >= 0 && calls_until_loss_-- == 0) {
            return Refuse(reason::kDatabaseUnavailable, "the answer was lost");
        }
        return answer->second.second;
    }

    record::ImportPartiesResponse ImportParties(const record::ImportPartiesRequest& request) {
        call_sizes_.push_back(request.parties_size());
        const std::vector<record::Party> before = parties_;
        record::ImportPartiesResponse response;
        for (const record::Party& party : request.parties()) *response.add_outcomes() = Take(party);
        if (request.validate_only()) parties_ = before;
        return response;
    }

    record::ImportOutcome Take(const record::Party& sent) {
        record::ImportOutcome outcome;
        if (refused_names_.contains(sent.display_name())) {
            outcome.set_result(record::IMPORT_RESULT_REFUSED);
            outcome.set_reason("PARTY_NOT_ACTIVE");
            outcome.set_message("this party was merged or erased");
            (*outcome.mutable_metadata())["merged_into"] = "parties/other";
            return outcome;
        }
        for (record::Party& known : parties_) {
            if (!AreSame(known, sent)) continue;
            outcome.set_party(known.name());
            const record::Party before = known;
            outcome.set_result(record::IMPORT_RESULT_UNCHANGED);
            if (!Complete(known, sent)) return outcome;
            Touch(known);
            outcome.set_result(record::IMPORT_RESULT_COMPLETED);
            *outcome.mutable_before() = before;
            outcome.set_etag(known.etag());
            return outcome;
        }
        parties_.push_back(sent);
        parties_.back().set_name("parties/" + std::to_string(++created_));
        Touch(parties_.back());
        outcome.set_party(parties_.back().name());
        outcome.set_etag(parties_.back().etag());
        outcome.set_result(record::IMPORT_RESULT_CREATED);
        return outcome;
    }

    void Touch(record::Party& party) { party.set_etag("v" + std::to_string(++versions_)); }

    // The party of that name and version.
    absl::StatusOr<std::vector<record::Party>::iterator> At(const std::string& name,
                                                            const std::string& etag) {
        const auto party = std::find_if(parties_.begin(), parties_.end(),
                                        [&](const auto& known) { return known.name() == name; });
        if (party == parties_.end()) return Refuse(reason::kNotFound, "no such party");
        if (party->etag() != etag) return Refuse(reason::kEtagMismatch, "changed since");
        return party;
    }
    absl::StatusOr<record::Party> Delete(const record::DeletePartyRequest& request) {
        SOCLE_ASSIGN(const auto party, At(request.name(), request.etag()));
        if (used_.contains(request.name())) {
            return Refuse({absl::StatusCode::kFailedPrecondition, "PARTY_IN_USE"}, "in use",
                          {{"event", "Note"}});
        }
        for (const std::string& note : request.notes()) deleted_notes_.push_back(note);
        record::Party deleted = *party;
        parties_.erase(party);
        return deleted;
    }
    absl::StatusOr<record::Party> Update(const record::UpdatePartyRequest& request) {
        SOCLE_ASSIGN(const auto party, At(request.party().name(), request.party().etag()));
        EXPECT_EQ(request.update_mask().paths_size(), 13);
        *party = request.party();
        Touch(*party);
        return *party;
    }

    static ClientRow RowOf(const record::Party& party) {
        ClientRow row;
        row.kind =
            party.kind() == record::PARTY_KIND_PERSON ? ClientKind::kPerson : ClientKind::kCompany;
        row.display_name = party.display_name();
        row.siret = party.siret();
        for (const record::Email& email : party.emails()) row.emails.push_back(email.address());
        if (party.addresses_size() > 0) {
            row.address.postal_code = party.addresses(0).address().postal_code();
        }
        return row;
    }

    static bool AreSame(const record::Party& left, const record::Party& right) {
        FileIndex index;
        static_cast<void>(index.FindOrAdd(RowOf(left)));
        return index.FindOrAdd(RowOf(right)).has_value();
    }

    // What is there is never overwritten.
    static bool Complete(record::Party& known, const record::Party& sent) {
        const record::Party before = known;
        record::Party filled = sent;
        if (known.emails_size() > 0) filled.clear_emails();
        if (known.phones_size() > 0) filled.clear_phones();
        if (known.addresses_size() > 0) filled.clear_addresses();
        if (known.bank_accounts_size() > 0) filled.clear_bank_accounts();
        if (known.tags_size() > 0) filled.clear_tags();
        filled.MergeFrom(WithoutLists(known));
        filled.mutable_emails()->MergeFrom(known.emails());
        filled.mutable_phones()->MergeFrom(known.phones());
        filled.mutable_addresses()->MergeFrom(known.addresses());
        filled.mutable_bank_accounts()->MergeFrom(known.bank_accounts());
        filled.mutable_tags()->MergeFrom(known.tags());
        known = filled;
        return known.SerializeAsString() != before.SerializeAsString();
    }

    static record::Party WithoutLists(record::Party party) {
        party.clear_emails();
        party.clear_phones();
        party.clear_addresses();
        party.clear_bank_accounts();
        party.clear_tags();
        return party;
    }

    std::vector<record::Party> parties_;
    std::map<std::string, std::vector<std::string>> notes_;
    std::set<std::string> used_;
    std::vector<std::string> deleted_notes_;
    int created_ = 0;
    int versions_ = 0;
    int notes_written_ = 0;
    std::map<std::string, std::pair<std::string, std::string>> answers_;
    std::set<std::string> refused_names_;
    std::vector<int> call_sizes_;
    int calls_until_loss_ = -1;
};

}  // namespace socle::exchange
