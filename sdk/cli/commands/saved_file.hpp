// Where a method's bytes go: the file named by --out, standard output when that is no terminal,
// else a file of the name the server proposes, in the current folder, never over one that is there.
#pragma once

#include <absl/status/status.h>

#include <fstream>
#include <string>
#include <string_view>

#include "session.hpp"

namespace socle::cli {

class SavedFile {
 public:
    SavedFile(Session& session, const std::string& proposed_name);

    [[nodiscard]] absl::Status Write(std::string_view bytes);
    // Says where the file is.
    [[nodiscard]] absl::Status Close();

 private:
    [[nodiscard]] absl::Status Open();

    Session& session_;
    std::string path_;  // empty: standard output
    bool may_overwrite_ = false;
    bool opened_ = false;
    std::ofstream file_;
};

}  // namespace socle::cli
