#include "socle/sql.hpp"

namespace socle {
namespace {

constexpr std::string_view kPlace = "{brick}";

}  // namespace

BrickStatement::BrickStatement(const Statement& pattern, std::string_view brick)
    : name_(std::string(brick) + "." + std::string(pattern.name)), text_(pattern.text) {
    for (std::size_t at = text_.find(kPlace); at != std::string::npos; at = text_.find(kPlace, at))
        text_.replace(at, kPlace.size(), brick);
}

}  // namespace socle
