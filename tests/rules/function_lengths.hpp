// Where functions start and end in a C++ file, those inside classes too. Reads braces, not C++:
// enough for code laid out by this project's clang-format.
#pragma once

#include <cstddef>
#include <vector>

#include "source_tree.hpp"

namespace socle::rules {

struct FunctionPlace {
    std::size_t first_line;  // from 1, where its signature starts
    std::size_t lines;       // to its closing brace
};

// Functions of functions (lambdas, local classes) count as part of the outer one.
[[nodiscard]] std::vector<FunctionPlace> FunctionsOf(const SourceFile& file);

}  // namespace socle::rules
