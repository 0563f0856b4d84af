// socle_test_cluster start|stop: the tests' shared PostgreSQL server, as ctest fixtures.
#include <iostream>
#include <string_view>

#include "temp_cluster.hpp"

int main(int argc, char** argv) {
    const std::string_view verb = argc == 2 ? argv[1] : "";
    if (verb != "start" && verb != "stop") {
        std::cerr << "usage: socle_test_cluster start|stop\n";
        return 2;
    }
    const absl::Status status =
        verb == "start" ? socle::testing::StartTestCluster() : socle::testing::StopTestCluster();
    if (status.ok()) return 0;
    std::cerr << status.message() << "\n";
    return 1;
}
