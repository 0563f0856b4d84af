// The protoc plugin's entry point: protoc --socle_out=DIR --plugin=protoc-gen-socle ...
#include <google/protobuf/compiler/plugin.h>

#include "generator.hpp"

int main(int argc, char** argv) {
    socle::codegen::Generator generator;
    return google::protobuf::compiler::PluginMain(argc, argv, &generator);
}
