// A file that was put into the program at build, such as a migration. See socle_embed_migrations().
#pragma once

#include <string_view>

namespace socle {

struct EmbeddedFile {
    std::string_view name;  // "0001_create_event.sql"
    std::string_view text;
};

}  // namespace socle
