# Builds the contract, docs/openapi.json, into the program.
# Included by the top CMakeLists.txt after the room exists; run again as a script at build time.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${INPUT} CONTENT)
  file(WRITE ${OUTPUT} "// Written by server/embed.cmake from docs/openapi.json.\n#include \"server/openapi.h\"\n\n")
  file(APPEND ${OUTPUT} "namespace dowel::server {\n\nstd::string_view openapi_text() {\n  return R\"openapi(${CONTENT})openapi\";\n}\n\n}  // namespace dowel::server\n")
  return()
endif()

set(EMBEDDED_OPENAPI ${PROJECT_BINARY_DIR}/generated/embedded_openapi.cpp)
add_custom_command(OUTPUT ${EMBEDDED_OPENAPI}
  COMMAND ${CMAKE_COMMAND} -DINPUT=${PROJECT_SOURCE_DIR}/docs/openapi.json -DOUTPUT=${EMBEDDED_OPENAPI}
          -P ${CMAKE_CURRENT_LIST_FILE}
  DEPENDS ${PROJECT_SOURCE_DIR}/docs/openapi.json ${CMAKE_CURRENT_LIST_FILE}
  COMMENT "Embedding the contract of the API")
target_sources(dowel_server PRIVATE ${EMBEDDED_OPENAPI})
