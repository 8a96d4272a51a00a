# Compiles wrong_params.cpp in all its variants: the first must compile, the others must be refused
# for the right reason. Usage: cmake -D COMPILER=… -D INCLUDE=… -D SOURCE=… -P wrong_params.cmake
file(STRINGS "${SOURCE}" variants REGEX "WRONG == ")
list(LENGTH variants count)
if(count LESS 2)
  message(FATAL_ERROR "${SOURCE} has no variants.")
endif()
math(EXPR last "${count} - 1")
foreach(wrong RANGE ${last})
  execute_process(
    COMMAND "${COMPILER}" -std=c++20 -fsyntax-only -DWRONG=${wrong} "-I${INCLUDE}" "${SOURCE}"
    RESULT_VARIABLE failed
    ERROR_VARIABLE errors)
  if(wrong EQUAL 0 AND failed)
    message(FATAL_ERROR "Declared params do not compile:\n${errors}")
  elseif(wrong GREATER 0 AND NOT failed)
    message(FATAL_ERROR "Variant ${wrong} of wrong params compiles.")
  elseif(wrong GREATER 0 AND NOT errors MATCHES "the catalogue declares other params")
    message(FATAL_ERROR "Variant ${wrong} fails for another reason:\n${errors}")
  endif()
endforeach()
