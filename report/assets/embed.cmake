# Turns the style sheet and the script of the page into headers, generated/report/assets/*.h.
foreach(ASSET report.css report.js)
  string(REPLACE "." "_" ASSET_NAME ${ASSET})
  set(ASSET_FILE ${CMAKE_CURRENT_LIST_DIR}/${ASSET})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ASSET_FILE})
  file(READ ${ASSET_FILE} ASSET_TEXT)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/report/assets/${ASSET_NAME}.h @ONLY CONTENT
"#pragma once

#include <string_view>

namespace dowel::report {

inline constexpr std::string_view k_@ASSET_NAME@ = R\"asset(@ASSET_TEXT@)asset\";

}  // namespace dowel::report
")
endforeach()
