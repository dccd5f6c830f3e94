# Builds knowledge/*.toml into the program, read already, so that it runs without them at hand and
# starts at once.
add_executable(dowel_embed knowledge/embed/main.cpp knowledge/toml_tree.cpp knowledge/toml_guard.cpp
  core/base/utf8.cpp)
target_link_libraries(dowel_embed PRIVATE dowel_options)

file(GLOB KNOWLEDGE_FILES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/knowledge/*.toml)
set(EMBEDDED_KNOWLEDGE ${PROJECT_BINARY_DIR}/generated/embedded_knowledge.cpp)
add_custom_command(OUTPUT ${EMBEDDED_KNOWLEDGE}
  COMMAND dowel_embed ${EMBEDDED_KNOWLEDGE} ${KNOWLEDGE_FILES}
  DEPENDS dowel_embed ${KNOWLEDGE_FILES}
  COMMENT "Embedding the knowledge files" VERBATIM)
get_target_property(KIND dowel_knowledge TYPE)
if(NOT KIND STREQUAL INTERFACE_LIBRARY)
  target_sources(dowel_knowledge PRIVATE ${EMBEDDED_KNOWLEDGE})
endif()
