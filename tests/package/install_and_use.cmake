# Installs a build to a prefix of its own, then configures, builds and runs a stranger's project
# with it, by default settings but for FLAGS. Usage: cmake -D BUILD=… -D CONFIG=… -D COMPILER=… -D
# FLAGS=… -D TARGET=… -D WORK=… -D STRANGER=… -P install_and_use.cmake
file(REMOVE_RECURSE "${WORK}")

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE failed OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(failed)
    message(FATAL_ERROR "Failed: ${ARGV}\n${output}")
  endif()
endfunction()

# The flags of whoever runs the tests are not the stranger's.
foreach(variable CFLAGS CXXFLAGS CPPFLAGS LDFLAGS CMAKE_GENERATOR)
  unset(ENV{${variable}})
endforeach()

run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${WORK}/prefix")
run("${CMAKE_COMMAND}" -S "${STRANGER}" -B "${WORK}/build" -D "CMAKE_PREFIX_PATH=${WORK}/prefix" -D
    "CMAKE_CXX_COMPILER=${COMPILER}" -D "CMAKE_CXX_FLAGS=${FLAGS}")
run("${CMAKE_COMMAND}" --build "${WORK}/build" --target "${TARGET}" --parallel 2)
run("${WORK}/build/stranger")
