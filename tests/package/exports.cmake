# Looks that libdossier.so shows the functions that exports.map lists, dossier.h declares these, and nothing else is shown: the
# binary interface, of which a change fails here. Usage: cmake -D NM=… -D LIBRARY=… -D DOOR=… -P exports.cmake
function(names_in out text pattern)
  string(REGEX MATCHALL "${pattern}" found "${text}")
  list(TRANSFORM found REPLACE "[^a-z_]" "")
  list(SORT found)
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

execute_process(COMMAND "${NM}" --dynamic --defined-only --format=just-symbols "${LIBRARY}"
                OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX REPLACE "@[^\n]*" "" symbols "${symbols}")
string(REGEX REPLACE "(^|\n)DOSSIER_[0-9]+(\n|$)" "\\1" symbols "${symbols}")
string(REGEX REPLACE "\n$" "" symbols "${symbols}")
string(REPLACE "\n" ";" shown "${symbols}")
list(SORT shown)

file(READ "${DOOR}/exports.map" map)
string(REPLACE ";" "\n" map "${map}")
names_in(listed "${map}" "dossier_[a-z_]+")
file(READ "${DOOR}/dossier.h" header)
string(REGEX REPLACE "/\\*([^*]|\\*[^/])*\\*/" "" header "${header}") # comments
names_in(declared "${header}" "dossier_[a-z_]+\\(")

foreach(list shown declared)
  if(NOT "${${list}}" STREQUAL "${listed}")
    message(FATAL_ERROR "${list}: ${${list}}\nlisted: ${listed}")
  endif()
endforeach()
list(LENGTH listed count)
if(count LESS 10)
  message(FATAL_ERROR "Only ${count} functions are listed.")
endif()
