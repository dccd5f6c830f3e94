# Builds the page with the program, and puts its tests beside the others. Included by the top
# CMakeLists.txt. The page is remade when one of its sources changed; without Node.js it is left out.
file(GLOB_RECURSE WEB_SOURCES CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/src/*)
list(FILTER WEB_SOURCES EXCLUDE REGEX "\\.test\\.ts$")
set(WEB_STAMP ${PROJECT_BINARY_DIR}/web.stamp)
add_custom_command(OUTPUT ${WEB_STAMP}
  COMMAND ${PROJECT_SOURCE_DIR}/tools/web build
  COMMAND ${CMAKE_COMMAND} -E touch ${WEB_STAMP}
  DEPENDS ${WEB_SOURCES} ${PROJECT_SOURCE_DIR}/web/index.html ${PROJECT_SOURCE_DIR}/web/package-lock.json
          ${PROJECT_SOURCE_DIR}/web/vite.config.ts ${PROJECT_SOURCE_DIR}/web/tsconfig.json
          ${PROJECT_SOURCE_DIR}/tools/web
  COMMENT "Building the page")
add_custom_target(dowel_web ALL DEPENDS ${WEB_STAMP})

# All say 77 where Node.js or the browser is missing, so that nobody takes left out for passed.
add_test(NAME Web.Units COMMAND ${PROJECT_SOURCE_DIR}/tools/web test)
set_tests_properties(Web.Units PROPERTIES ENVIRONMENT DOWEL_SKIPPED=77 SKIP_RETURN_CODE 77
  RESOURCE_LOCK web_packages LABELS page TIMEOUT 300)
# The journeys of a file, one after the other, and one file at a time. A walk waits more than it computes (a
# quarter of two cores), so that other tests run beside it. Half a minute to one and a half on a calm machine,
# where each wait ends when it is so; the limit is that of one that is busy with something else.
foreach(FILE first_run log plan frames film access)
  add_test(NAME Web.Journeys.${FILE}
    COMMAND ${PROJECT_SOURCE_DIR}/tools/web journeys $<TARGET_FILE:dowel> ${FILE}.mjs)
  set_tests_properties(Web.Journeys.${FILE} PROPERTIES ENVIRONMENT DOWEL_SKIPPED=77 SKIP_RETURN_CODE 77
    RESOURCE_LOCK web_packages LABELS journeys TIMEOUT 1800)
endforeach()
