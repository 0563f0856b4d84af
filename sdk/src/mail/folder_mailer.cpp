#include "mail/folder_mailer.hpp"

#include <fstream>
#include <system_error>

#include "mail/message.hpp"
#include "socle/status.hpp"

namespace socle::mail {

absl::Status FolderMailer::Send(const Mail& mail) const {
    SOCLE_RETURN_IF_ERROR(Check(mail));
    const std::filesystem::path unfinished = folder_ / (mail.message_id + ".part");
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::ofstream file(unfinished, std::ios::binary);
    file << WriteMessage(mail, from_, clock_.Now());
    file.close();
    if (file) std::filesystem::rename(unfinished, folder_ / (mail.message_id + ".eml"), failed);
    if (!file || failed)
        return Refuse(reason::kMailUnavailable, "the folder for mails cannot be written to",
                      {{"server_words", folder_.string()}});
    return absl::OkStatus();
}

}  // namespace socle::mail
