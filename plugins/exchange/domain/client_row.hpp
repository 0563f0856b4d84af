// One row of a client list, read: the client it describes and everything that is wrong with it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/columns.hpp"
#include "domain/row_problem.hpp"
#include "domain/sheet_row.hpp"

namespace socle::exchange {

// Those of the client record's contract.
inline constexpr std::size_t kNameCharactersMax = 200;
inline constexpr std::size_t kAddressLinesMax = 5;
inline constexpr std::size_t kAddressLineCharactersMax = 100;
inline constexpr std::size_t kPostalCodeCharactersMax = 20;
inline constexpr std::size_t kWebsiteCharactersMax = 200;
inline constexpr std::size_t kNoteCharactersMax = 10'000;
inline constexpr std::size_t kTagCharactersMax = 50;
inline constexpr std::size_t kTagsMax = 50;
inline constexpr std::size_t kEmailsMax = 20;
inline constexpr std::size_t kPhonesMax = 20;

enum class ClientKind { kCompany, kPerson };

struct ClientPhone {
    std::string number;  // E.164
    bool mobile = false;
    friend bool operator==(const ClientPhone&, const ClientPhone&) = default;
};

struct ClientAddress {
    std::vector<std::string> lines;
    std::string postal_code;
    std::string city;
    std::string country;  // ISO 3166-1; empty when the file does not say
    [[nodiscard]] bool empty() const {
        return lines.empty() && postal_code.empty() && city.empty() && country.empty();
    }
    friend bool operator==(const ClientAddress&, const ClientAddress&) = default;
};

struct ClientRow {
    std::int64_t row_number = 0;
    ClientKind kind = ClientKind::kCompany;
    std::string display_name;
    // A person's own names, or those of the contact in a company.
    std::string given_name;
    std::string family_name;
    std::string employer;  // persons only
    std::vector<std::string> emails;
    std::vector<ClientPhone> phones;
    ClientAddress address;
    std::string siren;  // the beginning of the SIRET when the file gives only that
    std::string siret;
    std::string vat_number;
    std::string iban;
    std::string website;
    std::string note;
    std::vector<std::string> tags;
    friend bool operator==(const ClientRow&, const ClientRow&) = default;
};

struct RowReading {
    ClientRow client;               // of use only when not refused
    std::vector<Problem> problems;  // all of them

    [[nodiscard]] bool refused() const;
};

struct RowOptions {
    std::string default_country = "FR";  // of addresses and phones that name none
};

// The row below the header row; never called for a row without content.
[[nodiscard]] RowReading ReadClientRow(const ColumnMap& columns, const SheetRow& row,
                                       const RowOptions& options = {});

// Whether a row holds nothing but blanks, and is passed over in silence.
[[nodiscard]] bool IsBlankRow(const SheetRow& row);

}  // namespace socle::exchange
