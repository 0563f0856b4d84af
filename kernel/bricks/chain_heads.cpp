#include "kernel/bricks/chain_heads.hpp"

#include <fcntl.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "kernel/host/unique_fd.hpp"
#include "socle/hash.hpp"
#include "socle/status.hpp"

namespace socle::kernel {
namespace {

constexpr Reason kUnusable{absl::StatusCode::kFailedPrecondition, "CHAIN_HEADS_UNUSABLE"};
constexpr std::string_view kSigned = "signed ";

absl::Status Unusable(const std::filesystem::path& file, std::string_view why) {
    return Refuse(kUnusable, "the file of chain heads " + file.string() + " " + std::string(why),
                  {{"file", file.string()}});
}

// The last line. Its title keeps it apart from all else the key signs.
std::string Signature(const ChainHeadFile::Seal& seal, const std::string& text) {
    return std::string(kSigned) + ToHex(seal("socle chain heads 1\n" + text)) + "\n";
}

// Written beside and moved into place, so that a crash leaves the old heads or the new ones.
bool WriteDown(const std::filesystem::path& file, const std::string& text) {
    const std::string draft = file.string() + ".new";
    const UniqueFd folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const UniqueFd fd(
        ::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
    return ::write(fd.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
           ::fsync(fd.get()) == 0 && ::rename(draft.c_str(), file.c_str()) == 0 &&
           ::fsync(folder.get()) == 0;
}

}  // namespace

absl::StatusOr<std::unique_ptr<ChainHeadFile>> ChainHeadFile::Open(
    const std::filesystem::path& file, Seal seal) {
    std::unique_ptr<ChainHeadFile> heads(new ChainHeadFile(file, std::move(seal)));
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error) return heads;
    std::stringstream bytes;
    bytes << std::ifstream(file, std::ios::binary).rdbuf();
    const std::string text = bytes.str();
    const std::string lines = text.substr(0, text.rfind(kSigned));
    if (text != lines + Signature(heads->seal_, lines))
        return Unusable(file,
                        "is not what was written with this installation's key; find out why, put "
                        "it aside and start again: heads are then taken from the chains as they "
                        "stand");
    heads->table_.FromText(lines);
    return heads;
}

absl::Status ChainHeadFile::Write() {
    const std::int64_t moves = table_.moves();
    if (moves == written_moves_) return absl::OkStatus();
    const std::string text = table_.ToText();
    if (!WriteDown(file_, text + Signature(seal_, text)))
        return Unusable(file_, std::string("cannot be written: ") + std::strerror(errno));
    written_moves_ = moves;
    return absl::OkStatus();
}

}  // namespace socle::kernel
