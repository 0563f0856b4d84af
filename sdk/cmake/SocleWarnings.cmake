# Warnings are errors for everything written by hand. Generated code is compiled without them.
add_library(socle_warnings INTERFACE)
target_compile_options(socle_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror)
