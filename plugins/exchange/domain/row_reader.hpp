// Reads the cells of one row into a client, field by field, collecting what is wrong. Behind
// ReadClientRow; not for use elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/client_row.hpp"

namespace socle::exchange {

class RowReader {
 public:
    RowReader(const ColumnMap& columns, const SheetRow& row, const RowOptions& options)
        : columns_(columns), row_(row), options_(options) {}
    [[nodiscard]] RowReading Read();

 private:
    void ReadIdentifiers();
    void CheckIdentifiersAgree();
    void ReadNames();
    void ReadKind();
    void ReadAddress();
    void ReadPostalCode(bool country_known);
    void ReadEmails();
    void ReadPhones();
    void ReadPhoneCell(const Column& column, std::string_view text);
    void ReadWebsite();
    void ReadNote();
    void ReadTags();

    // The cell's text, trimmed; empty when the file has no such column, the cell holds a
    // placeholder or a formula in error (which is then a problem).
    [[nodiscard]] std::string Text(Field field);
    [[nodiscard]] std::string TextOf(const Column& column);
    // The same, refused when longer than `characters_max`.
    [[nodiscard]] std::string Bounded(Field field, std::size_t characters_max);
    [[nodiscard]] std::string Checked(Field field, const std::string& text,
                                      std::size_t characters_max);
    void Report(ProblemKind kind, Field field, std::string_view value);

    const ColumnMap& columns_;
    const SheetRow& row_;
    const RowOptions& options_;
    RowReading reading_;
};

}  // namespace socle::exchange
