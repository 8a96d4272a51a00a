# Looks at what the files of the core include: headers at the top, which alone are installed, only
# one another, and files in a folder nothing of a folder above it. Usage: cmake -D CORE=… -P
# core_folders.cmake
set(folders text tables read rules report forms) # from the lowest to the highest

file(GLOB_RECURSE files RELATIVE "${CORE}" "${CORE}/*.cpp" "${CORE}/*.hpp")
set(found "")
set(count 0)
foreach(file IN LISTS files)
  string(REGEX MATCH "^[a-z]+/" folder "${file}")
  string(REPLACE "/" "" folder "${folder}")
  list(FIND folders "${folder}" height) # -1 at the top
  if(folder AND height EQUAL -1)
    string(APPEND found "  ${folder}/ is no folder that this test knows\n")
  endif()
  file(STRINGS "${CORE}/${file}" includes REGEX "^#include \"dossier/[a-z]+/")
  foreach(include IN LISTS includes)
    math(EXPR count "${count} + 1")
    string(REGEX REPLACE ".*\"dossier/([a-z]+)/.*" "\\1" other "${include}")
    list(FIND folders "${other}" other_height)
    if(other_height GREATER height)
      string(APPEND found "  ${file} has ${include}\n")
    endif()
  endforeach()
endforeach()
if(count LESS 30)
  message(FATAL_ERROR "Only ${count} includes in ${CORE}; is this the core?")
endif()
if(found)
  message(FATAL_ERROR "The core includes upwards:\n${found}")
endif()
