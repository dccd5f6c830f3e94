# Builds knowledge/*.toml into the program, so that it runs without them at hand.
# Included by the top CMakeLists.txt after the room exists; run again as a script at build time.
if(CMAKE_SCRIPT_MODE_FILE)
  set(TEXT "// Written by knowledge/embed.cmake from knowledge/*.toml.\n#include \"knowledge/load.h\"\n\n")
  string(APPEND TEXT "namespace dowel {\n\nconst std::vector<KnowledgeFile>& embedded_files() {\n")
  string(APPEND TEXT "  static const std::vector<KnowledgeFile> files{\n")
  file(GLOB FILES ${FOLDER}/*.toml)
  file(WRITE ${OUTPUT} "${TEXT}")
  foreach(FILE ${FILES})
    get_filename_component(NAME ${FILE} NAME)
    file(READ ${FILE} CONTENT)
    file(APPEND ${OUTPUT} "      {\"${NAME}\", R\"toml_file(${CONTENT})toml_file\"},\n")
  endforeach()
  file(APPEND ${OUTPUT} "  };\n  return files;\n}\n\n}  // namespace dowel\n")
  return()
endif()

file(GLOB KNOWLEDGE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/knowledge/*.toml)
set(EMBEDDED_KNOWLEDGE ${PROJECT_BINARY_DIR}/generated/embedded_knowledge.cpp)
add_custom_command(OUTPUT ${EMBEDDED_KNOWLEDGE}
  COMMAND ${CMAKE_COMMAND} -DFOLDER=${PROJECT_SOURCE_DIR}/knowledge -DOUTPUT=${EMBEDDED_KNOWLEDGE}
          -P ${CMAKE_CURRENT_LIST_FILE}
  DEPENDS ${KNOWLEDGE_FILES} ${CMAKE_CURRENT_LIST_FILE}
  COMMENT "Embedding the knowledge files")
target_sources(dowel_knowledge PRIVATE ${EMBEDDED_KNOWLEDGE})
