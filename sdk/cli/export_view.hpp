// A list as a table for a spreadsheet (socle/table_writer.hpp): the columns its contract names
// first, then every other field that has a value of its own; numbers, amounts and days as such, all
// else as a reader sees it.
#pragma once

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "field_text.hpp"
#include "socle/table_writer.hpp"

namespace socle::cli {

class ExportView {
 public:
    ExportView(const google::protobuf::Descriptor& type, ViewContext view);

    [[nodiscard]] const std::vector<TableColumn>& columns() const { return columns_; }
    // One value a column. Where there are amounts and nothing tells their currency, the last column
    // does.
    [[nodiscard]] std::vector<TableValue> RowOf(const google::protobuf::Message& record) const;

 private:
    using Path = std::vector<const google::protobuf::FieldDescriptor*>;
    void AddFieldsOf(const google::protobuf::Descriptor& type, const Path& above);
    void AddColumn(const Path& path);
    [[nodiscard]] std::string TitleOf(const Path& path) const;
    [[nodiscard]] std::string CurrenciesOf(const google::protobuf::Message& record) const;

    ViewContext view_;
    std::vector<Path> paths_;
    std::vector<TableColumn> columns_;
    bool has_money_ = false;
};

}  // namespace socle::cli
