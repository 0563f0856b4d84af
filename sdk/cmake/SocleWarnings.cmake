# Warnings are errors for everything written by hand. Generated code is compiled without them.
add_library(socle_warnings INTERFACE)
target_compile_options(socle_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
if(SOCLE_SANITIZE)  # g++ 12's own false alarm there, in std::regex and std::optional.
    target_compile_options(socle_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
