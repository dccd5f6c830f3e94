# Turns the schema of the network files into a C++ header, for the room `vision` alone.
find_program(FLATC flatc REQUIRED)
set(TFLITE_SCHEMA ${PROJECT_SOURCE_DIR}/vision/tflite_subset.fbs)
set(TFLITE_HEADER ${PROJECT_BINARY_DIR}/generated/vision/tflite_subset_generated.h)
add_custom_command(OUTPUT ${TFLITE_HEADER}
  COMMAND ${FLATC} --cpp -o ${PROJECT_BINARY_DIR}/generated/vision ${TFLITE_SCHEMA}
  DEPENDS ${TFLITE_SCHEMA} VERBATIM)
add_custom_target(dowel_tflite_schema DEPENDS ${TFLITE_HEADER})
add_dependencies(dowel_vision dowel_tflite_schema)
if(TARGET vision_tests)
  add_dependencies(vision_tests dowel_tflite_schema)
endif()
# Where a build from source keeps its models, after $DOWEL_MODELS and beside the program.
target_compile_definitions(dowel_vision PRIVATE DOWEL_BUILD_MODELS="${PROJECT_SOURCE_DIR}/build/models")
