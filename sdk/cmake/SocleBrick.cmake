# How contracts and bricks are built, the same way for Socle's own and for everyone else's:
#   socle_add_contract()      .proto files -> one shared library of messages, services and clients
#   socle_embed_sql()         store/queries/*.sql -> a header of socle::Statement constants
#   socle_embed_migrations()  migrations/*.sql -> a header of socle::EmbeddedFile
#   socle_add_brick()         plugins/<name>/ -> its rooms, its plugin, its package and its test
#   socle_use_pch()           a target takes the precompiled headers: its files compile in a third of the time
set(SOCLE_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR})
get_filename_component(SOCLE_PROTO_ROOT ${CMAKE_CURRENT_LIST_DIR}/../../proto ABSOLUTE)
set(SOCLE_GEN_DIR ${CMAKE_BINARY_DIR}/gen)
set(SOCLE_BRICKS_DIR ${CMAKE_BINARY_DIR}/bricks)

# The standard library, protobuf and the SDK's headers, read once; for a library, or a test program that
# links GTest (another copy: -fPIE). Flags must agree: link socle_warnings, set no visibility.
function(socle_use_pch target)
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "EXECUTABLE")
        target_precompile_headers(${target} REUSE_FROM socle_pch_tests)
    else()
        target_precompile_headers(${target} REUSE_FROM socle_pch)
    endif()
endfunction()

# One shared library per contract, because protobuf keeps one registry per process: default visibility
# and never unloaded. DIRECTORY: folders below PROTO_ROOT. DEPENDS: contracts whose files are imported.
#   socle_add_contract(NAME crm DIRECTORY socle/crm/v1 [DEPENDS socle_base_v1] [PROTO_ROOT <folder>])
function(socle_add_contract)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME;PROTO_ROOT" "DIRECTORY;DEPENDS")
    if(NOT ARG_PROTO_ROOT)
        set(ARG_PROTO_ROOT ${SOCLE_PROTO_ROOT})
    endif()
    set(target socle_${ARG_NAME}_v1)
    set(protos)
    foreach(directory IN LISTS ARG_DIRECTORY)
        file(GLOB found CONFIGURE_DEPENDS ${ARG_PROTO_ROOT}/${directory}/*.proto)
        list(APPEND protos ${found})
    endforeach()
    if(NOT protos)
        return()
    endif()

    set(names)
    set(sources)
    set(headers)
    foreach(proto IN LISTS protos)
        file(RELATIVE_PATH name ${ARG_PROTO_ROOT} ${proto})
        string(REGEX REPLACE "\\.proto$" "" stem ${name})
        list(APPEND names ${name})
        list(APPEND sources ${SOCLE_GEN_DIR}/${stem}.pb.cc)
        list(APPEND headers ${SOCLE_GEN_DIR}/${stem}.pb.h)
        file(STRINGS ${proto} services REGEX "^service ")
        if(services)
            list(APPEND headers ${SOCLE_GEN_DIR}/${stem}.socle.hpp)
        endif()
    endforeach()
    set(imported)
    foreach(contract IN LISTS ARG_DEPENDS)
        list(APPEND imported $<TARGET_PROPERTY:${contract},SOCLE_PROTOS>)
    endforeach()
    set(descriptors ${SOCLE_GEN_DIR}/descriptors/socle.${ARG_NAME}.v1.binpb)
    file(MAKE_DIRECTORY ${SOCLE_GEN_DIR}/descriptors)
    add_custom_command(
        OUTPUT ${sources} ${headers} ${descriptors}
        COMMAND protobuf::protoc -I ${ARG_PROTO_ROOT} -I ${SOCLE_PROTO_ROOT}
            --plugin=protoc-gen-socle=$<TARGET_FILE:protoc-gen-socle>
            --cpp_out=${SOCLE_GEN_DIR} --socle_out=${SOCLE_GEN_DIR}
            --descriptor_set_out=${descriptors} --include_imports --include_source_info ${names}
        DEPENDS ${protos} ${imported} protoc-gen-socle
        COMMENT "Contract ${ARG_NAME}"
        COMMAND_EXPAND_LISTS VERBATIM)

    add_library(${target} SHARED ${sources} ${headers})
    set_target_properties(${target} PROPERTIES DEFINE_SYMBOL "" SOCLE_PROTOS "${protos}"
        SOCLE_DESCRIPTORS ${descriptors})
    target_include_directories(${target} SYSTEM PUBLIC ${SOCLE_GEN_DIR})
    target_link_libraries(${target} PUBLIC protobuf::libprotobuf ${ARG_DEPENDS} INTERFACE socle_value)
    target_compile_options(${target} PRIVATE -w)
    target_precompile_headers(${target} REUSE_FROM socle_pch_contracts)
    target_link_options(${target} PRIVATE LINKER:-z,nodelete)
endfunction()

# A header of one constant per statement: <DIRECTORY>/insert_invoice.sql becomes
#   inline constexpr socle::Statement kInsertInvoice{"<PREFIX>.insert_invoice", R"sql(...)sql"};
# Statements in <DIRECTORY>/global/ have no tenant.
#   socle_embed_sql(TARGET t DIRECTORY store/queries PREFIX invoicing HEADER store/queries.hpp
#                   NAMESPACE socle::invoicing::queries)
function(socle_embed_sql)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "TARGET;DIRECTORY;PREFIX;HEADER;NAMESPACE" "")
    get_filename_component(directory ${ARG_DIRECTORY} ABSOLUTE)
    file(GLOB files CONFIGURE_DEPENDS ${directory}/*.sql ${directory}/global/*.sql)
    socle_embed_header(statements)
endfunction()

# A header with all files of a folder, in the order of their names:
#   inline constexpr socle::EmbeddedFile kMigrations[] = {{"0001_create.sql", R"sql(...)sql"}, ...};
#   socle_embed_migrations(TARGET t DIRECTORY migrations HEADER db/migrations.hpp NAMESPACE socle::bus)
function(socle_embed_migrations)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "TARGET;DIRECTORY;HEADER;NAMESPACE" "")
    get_filename_component(directory ${ARG_DIRECTORY} ABSOLUTE)
    file(GLOB files CONFIGURE_DEPENDS ${directory}/*.sql)
    socle_embed_header(migrations)
endfunction()

# The same for a folder of data (.tsv), as kData.
function(socle_embed_texts)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "TARGET;DIRECTORY;HEADER;NAMESPACE" "")
    get_filename_component(directory ${ARG_DIRECTORY} ABSOLUTE)
    file(GLOB files CONFIGURE_DEPENDS ${directory}/*.tsv)
    socle_embed_header(texts)
endfunction()

# Shared end of all three: uses ARG_*, `directory` and `files` of its caller.
macro(socle_embed_header kind)
    set(header_root ${SOCLE_GEN_DIR}/embedded/${ARG_TARGET})
    set(header ${header_root}/${ARG_HEADER})
    add_custom_command(
        OUTPUT ${header}
        COMMAND ${CMAKE_COMMAND} -DKIND=${kind} "-DFILES=${files}" -DDIRECTORY=${directory}
            -DPREFIX=${ARG_PREFIX} -DNAMESPACE=${ARG_NAMESPACE} -DOUTPUT=${header}
            -P ${SOCLE_CMAKE_DIR}/EmbedSql.cmake
        DEPENDS ${files} ${SOCLE_CMAKE_DIR}/EmbedSql.cmake
        COMMENT "Embedding ${ARG_HEADER} of ${ARG_TARGET}"
        VERBATIM)
    target_sources(${ARG_TARGET} PRIVATE ${header})
    target_include_directories(${ARG_TARGET} PUBLIC ${header_root})
endmacro()

# A brick, called in its own folder:
#   <name>_rooms    domain/ store/ service/ events/ adapters/, with store/queries.hpp
#   <name>_brick    brick.cpp + rooms -> bricks/<name>/<name>.so, with manifest, contract, migrations
#   <name>_test     tests/*_test.cpp
# A brick that has no brick.cpp yet gets its rooms and test only.
#   socle_add_brick(NAME crm CONTRACTS socle_crm_v1 ... [LIBRARIES ...] [TEST_LIBRARIES ...])
function(socle_add_brick)
    cmake_parse_arguments(PARSE_ARGV 0 ARG "" "NAME" "CONTRACTS;LIBRARIES;TEST_LIBRARIES")
    set(rooms ${ARG_NAME}_rooms)
    set(patterns domain/*.cpp store/*.cpp service/*.cpp events/*.cpp adapters/*.cpp)
    list(TRANSFORM patterns PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    file(GLOB sources CONFIGURE_DEPENDS ${patterns})
    if(NOT sources)
        return()
    endif()
    add_library(${rooms} STATIC ${sources})
    socle_use_pch(${rooms})
    target_include_directories(${rooms} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(${rooms} PUBLIC socle_sdk ${ARG_CONTRACTS} ${ARG_LIBRARIES}
        PRIVATE socle_warnings)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/store/queries)
        socle_embed_sql(TARGET ${rooms} DIRECTORY store/queries PREFIX ${ARG_NAME}
            HEADER store/queries.hpp NAMESPACE socle::${ARG_NAME}::queries)
    endif()

    file(GLOB entry CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/brick.cpp)
    if(entry)
        socle_add_plugin(${ARG_NAME} ${rooms})
    endif()

    file(GLOB tests CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/tests/*_test.cpp)
    if(SOCLE_TESTS AND tests)
        add_executable(${ARG_NAME}_test ${tests})
        socle_use_pch(${ARG_NAME}_test)
        target_link_libraries(${ARG_NAME}_test PRIVATE ${rooms}
            $<TARGET_NAME_IF_EXISTS:socle_brick_testing> ${ARG_TEST_LIBRARIES}
            GTest::gtest_main socle_warnings)
        target_compile_definitions(${ARG_NAME}_test PRIVATE
            SOCLE_FIXTURES="${CMAKE_SOURCE_DIR}/tests/fixtures"
            SOCLE_BRICK_SOURCE="${CMAKE_CURRENT_SOURCE_DIR}"
            SOCLE_BRICK_PACKAGE="${SOCLE_BRICKS_DIR}/${ARG_NAME}")
        if(TARGET ${ARG_NAME}_brick)
            add_dependencies(${ARG_NAME}_test ${ARG_NAME}_brick)
        endif()
        gtest_discover_tests(${ARG_NAME}_test DISCOVERY_MODE PRE_TEST TEST_PREFIX ${ARG_NAME}.
            PROPERTIES FIXTURES_REQUIRED test_cluster)
    endif()
endfunction()

# The loadable form of a brick: the plugin, which exports socle_brick alone, and beside it all that the
# kernel reads without running it.
function(socle_add_plugin name rooms)
    set(package ${SOCLE_BRICKS_DIR}/${name})
    set(exports ${SOCLE_CMAKE_DIR}/brick_exports.map)
    add_library(${name}_brick MODULE brick.cpp)
    set_target_properties(${name}_brick PROPERTIES PREFIX "" OUTPUT_NAME ${name} DEFINE_SYMBOL ""
        LIBRARY_OUTPUT_DIRECTORY ${package} LINK_DEPENDS ${exports})
    socle_use_pch(${name}_brick)
    target_link_libraries(${name}_brick PRIVATE ${rooms} socle_warnings)
    target_link_options(${name}_brick PRIVATE LINKER:-z,nodelete LINKER:--version-script=${exports})
    if(NOT SOCLE_SANITIZE)  # A sanitizer's runtime is only in the program that loads the plugin.
        target_link_options(${name}_brick PRIVATE LINKER:--no-undefined)
    endif()

    socle_copy_files(${package} ${CMAKE_CURRENT_SOURCE_DIR}/manifest.textproto)
    set(parts ${package}/manifest.textproto)
    if(TARGET socle_${name}_v1)
        get_target_property(descriptors socle_${name}_v1 SOCLE_DESCRIPTORS)
        add_custom_command(OUTPUT ${package}/proto.binpb
            COMMAND ${CMAKE_COMMAND} -E copy ${descriptors} ${package}/proto.binpb
            DEPENDS ${descriptors} socle_${name}_v1 VERBATIM)
        list(APPEND parts ${package}/proto.binpb)
    endif()
    file(GLOB migrations CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/migrations/*.sql)
    if(migrations)
        # The list is part of the command, so a file that was taken away is taken away here too.
        add_custom_command(OUTPUT ${package}/migrations.stamp
            COMMAND ${CMAKE_COMMAND} -E rm -rf ${package}/migrations
            COMMAND ${CMAKE_COMMAND} -E make_directory ${package}/migrations
            COMMAND ${CMAKE_COMMAND} -E copy ${migrations} ${package}/migrations
            COMMAND ${CMAKE_COMMAND} -E touch ${package}/migrations.stamp
            DEPENDS ${migrations} VERBATIM)
        list(APPEND parts ${package}/migrations.stamp)
    endif()
    add_custom_target(${name}_package ALL DEPENDS ${parts})
    add_dependencies(${name}_brick ${name}_package)
endfunction()

# Copies single files into a folder at build time, when they have changed.
function(socle_copy_files folder)
    foreach(file IN LISTS ARGN)
        get_filename_component(base ${file} NAME)
        add_custom_command(OUTPUT ${folder}/${base}
            COMMAND ${CMAKE_COMMAND} -E copy ${file} ${folder}/${base}
            DEPENDS ${file} VERBATIM)
    endforeach()
endfunction()
