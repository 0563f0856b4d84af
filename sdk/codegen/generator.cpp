#include "generator.hpp"

#include <google/protobuf/compiler/cpp/names.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/printer.h>
#include <google/protobuf/io/zero_copy_stream.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace socle::codegen {
namespace {

namespace pb = google::protobuf;
using Variables = std::map<std::string, std::string>;

std::string WithoutSuffix(const std::string& text, std::string_view suffix) {
    const bool has_suffix = text.size() > suffix.size() && text.ends_with(suffix);
    return has_suffix ? text.substr(0, text.size() - suffix.size()) : text;
}

std::string HeaderOf(const pb::FileDescriptor& file, std::string_view extension) {
    return WithoutSuffix(file.name(), ".proto").append(extension);
}

std::string NamespaceOf(const pb::FileDescriptor& file) {
    std::string result;
    for (const char c : file.package()) {
        if (c == '.') {
            result += "::";
        } else {
            result += c;
        }
    }
    return result;
}

// The C++ type of a message, short where the file's own namespace already says the rest.
std::string TypeName(const pb::Descriptor& message, const pb::FileDescriptor& file) {
    const std::string qualified = pb::compiler::cpp::QualifiedClassName(&message);
    const std::string prefix = "::" + NamespaceOf(file) + "::";
    return qualified.starts_with(prefix) ? qualified.substr(prefix.size()) : qualified;
}

template <typename Descriptor>
void PrintComment(pb::io::Printer& out, const Descriptor& described) {
    pb::SourceLocation location;
    if (!described.GetSourceLocation(&location)) return;
    std::istringstream lines(location.leading_comments);
    for (std::string line; std::getline(lines, line);) {
        out.Print("//$line$\n", "line", line);
    }
}

Variables VariablesOf(const pb::MethodDescriptor& method) {
    const pb::FileDescriptor& file = *method.file();
    return {{"name", method.name()},
            {"path", "/" + method.service()->full_name() + "/" + method.name()},
            {"request", TypeName(*method.input_type(), file)},
            {"response", TypeName(*method.output_type(), file)}};
}

void PrintHandlerDeclaration(pb::io::Printer& out, const pb::MethodDescriptor& method) {
    const Variables variables = VariablesOf(method);
    PrintComment(out, method);
    if (method.client_streaming()) {
        out.Print(variables,
                  "[[nodiscard]] virtual ::absl::StatusOr<$response$> $name$(\n"
                  "    ::socle::Call& call, ::socle::Reader<$request$>& reader) = 0;\n");
    } else if (method.server_streaming()) {
        out.Print(variables,
                  "[[nodiscard]] virtual ::absl::Status $name$(\n"
                  "    ::socle::Call& call, const $request$& request,\n"
                  "    ::socle::Writer<$response$>& writer) = 0;\n");
    } else {
        out.Print(variables,
                  "[[nodiscard]] virtual ::absl::StatusOr<$response$> $name$(\n"
                  "    ::socle::Call& call, const $request$& request) = 0;\n");
    }
}

void PrintTableEntry(pb::io::Printer& out, const pb::MethodDescriptor& method) {
    const Variables variables = VariablesOf(method);
    if (method.client_streaming()) {
        out.Print(
            variables,
            "::socle::ClientStreamMethod<$request$, $response$>(\n"
            "    k$name$Path, [this](::socle::Call& call, ::socle::Reader<$request$>& reader) {\n"
            "        return $name$(call, reader);\n"
            "    }),\n");
    } else if (method.server_streaming()) {
        out.Print(variables,
                  "::socle::ServerStreamMethod<$request$, $response$>(\n"
                  "    k$name$Path, [this](::socle::Call& call, const $request$& request,\n"
                  "                        ::socle::Writer<$response$>& writer) {\n"
                  "        return $name$(call, request, writer);\n"
                  "    }),\n");
    } else {
        out.Print(variables,
                  "::socle::UnaryMethod<$request$, $response$>(\n"
                  "    k$name$Path, [this](::socle::Call& call, const $request$& request) {\n"
                  "        return $name$(call, request);\n"
                  "    }),\n");
    }
}

void PrintClientMethod(pb::io::Printer& out, const pb::MethodDescriptor& method) {
    Variables variables = VariablesOf(method);
    variables["base"] = method.service()->name() + "Base";
    PrintComment(out, method);
    if (method.client_streaming()) {
        out.Print(variables,
                  "[[nodiscard]] ::absl::StatusOr<$response$> $name$(\n"
                  "    const std::function<::absl::StatusOr<std::optional<$request$>>()>& next) {\n"
                  "    return ::socle::CallClientStream<$response$, $request$>(\n"
                  "        channel_, $base$::k$name$Path, next);\n"
                  "}\n");
    } else if (method.server_streaming()) {
        out.Print(variables,
                  "[[nodiscard]] ::absl::Status $name$(\n"
                  "    const $request$& request,\n"
                  "    const std::function<::absl::Status(const $response$&)>& each) {\n"
                  "    return ::socle::CallServerStream<$response$, $request$>(\n"
                  "        channel_, $base$::k$name$Path, request, each);\n"
                  "}\n");
    } else {
        out.Print(
            variables,
            "[[nodiscard]] ::absl::StatusOr<$response$> $name$(const $request$& request) {\n"
            "    return ::socle::CallUnary<$response$>(channel_, $base$::k$name$Path, request);\n"
            "}\n");
    }
}

void PrintAbstractService(pb::io::Printer& out, const pb::ServiceDescriptor& service) {
    PrintComment(out, service);
    out.Print("class $service$Base : public ::socle::Service {\n   public:\n", "service",
              service.name());
    out.Indent();
    out.Indent();
    for (int i = 0; i < service.method_count(); ++i) {
        out.Print(VariablesOf(*service.method(i)),
                  "static constexpr const char* k$name$Path = \"$path$\";\n");
    }
    for (int i = 0; i < service.method_count(); ++i) {
        out.Print("\n");
        PrintHandlerDeclaration(out, *service.method(i));
    }
    out.Print("\n[[nodiscard]] std::vector<::socle::Method> Methods() override {\n    return {\n");
    out.Indent();
    out.Indent();
    out.Indent();
    out.Indent();
    for (int i = 0; i < service.method_count(); ++i) PrintTableEntry(out, *service.method(i));
    out.Outdent();
    out.Outdent();
    out.Outdent();
    out.Outdent();
    out.Print("    };\n}\n");
    out.Outdent();
    out.Outdent();
    out.Print("};\n\n");
}

void PrintClient(pb::io::Printer& out, const pb::ServiceDescriptor& service) {
    out.Print(
        "// Calls $service$ wherever it runs. Use it on one thread, and not after its channel.\n"
        "class $client$ {\n"
        "   public:\n"
        "    explicit $client$(::socle::Channel& channel) : channel_(channel) {}\n"
        "    explicit $client$(::socle::Call& call) : channel_(call.channel()) {}\n",
        "service", service.full_name(), "client",
        WithoutSuffix(service.name(), "Service") + "Client");
    out.Indent();
    out.Indent();
    for (int i = 0; i < service.method_count(); ++i) {
        out.Print("\n");
        PrintClientMethod(out, *service.method(i));
    }
    out.Outdent();
    out.Outdent();
    out.Print("\n   private:\n    ::socle::Channel& channel_;\n};\n\n");
}

std::set<std::string> MessageHeadersOf(const pb::FileDescriptor& file) {
    std::set<std::string> headers{HeaderOf(file, ".pb.h")};
    for (int s = 0; s < file.service_count(); ++s) {
        const pb::ServiceDescriptor& service = *file.service(s);
        for (int m = 0; m < service.method_count(); ++m) {
            headers.insert(HeaderOf(*service.method(m)->input_type()->file(), ".pb.h"));
            headers.insert(HeaderOf(*service.method(m)->output_type()->file(), ".pb.h"));
        }
    }
    return headers;
}

// protoc 3.21 knows C++17's keywords only: fields with these names would not compile.
constexpr std::array<std::string_view, 8> kNewKeywords = {"char8_t",   "concept",  "consteval",
                                                          "constinit", "co_await", "co_return",
                                                          "co_yield",  "requires"};

std::string KeywordFieldOf(const pb::Descriptor& message) {
    for (int i = 0; i < message.field_count(); ++i) {
        const pb::FieldDescriptor& field = *message.field(i);
        if (std::find(kNewKeywords.begin(), kNewKeywords.end(), field.name()) !=
            kNewKeywords.end()) {
            return field.full_name() + " has the name of a C++20 keyword; choose another";
        }
    }
    for (int i = 0; i < message.nested_type_count(); ++i) {
        if (std::string why = KeywordFieldOf(*message.nested_type(i)); !why.empty()) return why;
    }
    return "";
}

// The sentence why this file cannot be generated, or nothing.
std::string WhyNot(const pb::FileDescriptor& file) {
    for (int i = 0; i < file.message_type_count(); ++i) {
        if (std::string why = KeywordFieldOf(*file.message_type(i)); !why.empty()) return why;
    }
    if (file.service_count() == 0) return "";
    if (file.package().empty()) return file.name() + " has no package; services need one";
    for (int s = 0; s < file.service_count(); ++s) {
        const pb::ServiceDescriptor& service = *file.service(s);
        for (int m = 0; m < service.method_count(); ++m) {
            const pb::MethodDescriptor& method = *service.method(m);
            if (method.client_streaming() && method.server_streaming()) {
                return method.full_name() +
                       " streams in both directions; Socle has unary methods, server streams and "
                       "client streams: split it into two methods";
            }
        }
    }
    return "";
}

}  // namespace

bool Generator::Generate(const pb::FileDescriptor* file, const std::string& /*parameter*/,
                         pb::compiler::GeneratorContext* context, std::string* error) const {
    *error = WhyNot(*file);
    if (!error->empty()) return false;
    if (file->service_count() == 0) return true;

    const std::unique_ptr<pb::io::ZeroCopyOutputStream> stream(
        context->Open(HeaderOf(*file, ".socle.hpp")));
    pb::io::Printer out(stream.get(), '$');
    out.Print(
        "// Services and clients of $file$, written by protoc-gen-socle. Do not edit.\n"
        "#pragma once\n\n"
        "#include <functional>\n#include <optional>\n#include <vector>\n\n"
        "#include \"socle/service.hpp\"\n",
        "file", file->name());
    for (const std::string& header : MessageHeadersOf(*file)) {
        out.Print("#include \"$header$\"\n", "header", header);
    }
    out.Print("\nnamespace $namespace$ {\n\n", "namespace", NamespaceOf(*file));
    for (int s = 0; s < file->service_count(); ++s) {
        PrintAbstractService(out, *file->service(s));
        PrintClient(out, *file->service(s));
    }
    out.Print("}  // namespace $namespace$\n", "namespace", NamespaceOf(*file));
    return true;
}

}  // namespace socle::codegen
