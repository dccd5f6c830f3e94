# Turns the style sheet and the script of the page into headers, generated/report/assets/*.h.
function(embed_text FILE CONSTANT)
  string(REPLACE "." "_" HEADER ${FILE})
  set(SOURCE ${PROJECT_SOURCE_DIR}/report/assets/${FILE})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${SOURCE})
  file(READ ${SOURCE} TEXT)
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/report/assets/${HEADER}.h @ONLY CONTENT
"#pragma once

#include <string_view>

namespace dowel::report {

inline constexpr std::string_view @CONSTANT@ = R\"asset(@TEXT@)asset\";

}  // namespace dowel::report
")
endfunction()
embed_text(report.css kReportCss)
embed_text(report.js kReportJs)
