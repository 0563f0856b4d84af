#include "db/array_text.hpp"
#include "socle/sql.hpp"

namespace socle {

Param::Param(const Bytes& value) : text_(internal::HexOfBytes(value.value)) {}

std::string Param::ArrayLiteral(const std::vector<Param>& items) {
    std::vector<std::optional<std::string>> texts;
    texts.reserve(items.size());
    for (const Param& item : items) texts.push_back(item.text_);
    return internal::ArrayOf(texts);
}

}  // namespace socle
