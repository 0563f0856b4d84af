#include "kernel/host/config.hpp"

#include <CLI/CLI.hpp>

namespace socle::kernel {

ParsedConfig ParseConfig(int argc, char** argv) {
    ParsedConfig parsed;
    Config& config = parsed.config;
    const std::filesystem::path program = std::filesystem::canonical("/proc/self/exe");
    config.bricks_folder = program.parent_path().parent_path() / "bricks";
    config.brick_host_program = program.parent_path() / "socle-brick-host";

    CLI::App app(
        "socled: the Socle server. It keeps the client record and the event log, and hosts "
        "bricks.");
    app.set_version_flag("--version", "socled " SOCLE_VERSION);
    app.add_option("--data", config.data_folder, "folder for everything this installation keeps")
        ->capture_default_str();
    app.add_option(
        "--database", config.database_dsn,
        "libpq connection string of your own PostgreSQL (15 or later) instead of the embedded one");
    app.add_option("--bricks", config.bricks_folder, "folder of brick packages")
        ->capture_default_str();
    app.add_option("--brick-host", config.brick_host_program, "the program socle-brick-host");
    app.add_option("--listen", config.listen,
                   "gRPC address; anything but this machine's own needs TLS")
        ->capture_default_str();
    app.add_option("--http", config.http,
                   "HTTP address, on this machine, that --public-url leads to through your proxy; "
                   "empty opens none")
        ->capture_default_str();
    app.add_option("--tls-certificate", config.tls_certificate,
                   "PEM file with the certificate chain");
    app.add_option("--tls-key", config.tls_key, "PEM file with the private key");
    app.add_option(
        "--smtp-url", config.mail.url,
        "how mail leaves: smtp://host:port, smtps://host:port, or file:///folder to keep "
        "it there");
    app.add_option("--smtp-user", config.mail.user, "user name at the mail server");
    app.add_option("--smtp-password-file", config.smtp_password_file,
                   "file with the password at the mail server");
    app.add_option("--mail-from", config.mail.from, "the sender's e-mail address");
    app.add_option("--public-url", config.public_url,
                   "where readers of mails reach this installation: https://gestion.example.com");
    app.add_option("--company", config.company, "first start: the company's name")
        ->capture_default_str();
    app.add_option("--owner-email", config.owner_email, "first start: the owner's e-mail")
        ->capture_default_str();
    app.add_option("--database-connections", config.database_connections,
                   "connections kept to the database; 0 is four for each core")
        ->check(CLI::Range(0, 200));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        parsed.ends_here = true;
        parsed.exit_code = app.exit(error) == 0 ? 0 : 2;
    }
    return parsed;
}

}  // namespace socle::kernel
