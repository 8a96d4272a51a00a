# Looks at the symbols of the core: none that it may not use, and no variable that can change.
# Usage: cmake -D NM=… -D LIBRARY=… -P core_symbols.cmake
execute_process(COMMAND "${NM}" --demangle --format=sysv "${LIBRARY}" OUTPUT_VARIABLE symbols
                COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE ";" "," symbols "${symbols}")
string(REPLACE "[" "(" symbols "${symbols}")
string(REPLACE "]" ")" symbols "${symbols}")
string(REPLACE "\n" ";" symbols "${symbols}")

# Exceptions, run-time type information, streams, locales, clocks, the environment, files, chance,
# variables that are made on first use, threads.
set(forbidden
    "__cxa_.*(throw|exception|catch|guard|atexit)" __gxx_personality _Unwind_ typeinfo __dynamic_cast
    "basic_[io]*stream" basic_streambuf ios_base std::locale setlocale localeconv
    _clock::now clock_gettime gettimeofday "^time$" getenv fopen fwrite printf
    random_device "guard variable" __tls pthread_)

# name | value | class | type | size | line | section
set(count 0)
set(found "")
foreach(symbol IN LISTS symbols)
  if(NOT symbol MATCHES "^(.*[^ ]) *\\|[^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\|([^|]*)$")
    continue()
  endif()
  set(name "${CMAKE_MATCH_1}")
  set(section "${CMAKE_MATCH_2}")
  math(EXPR count "${count} + 1")
  foreach(pattern IN LISTS forbidden)
    if(name MATCHES "${pattern}")
      string(APPEND found "  uses ${name}\n")
    endif()
  endforeach()
  # .data.rel.ro holds constants with addresses in them.
  if(section MATCHES "^\\.t?(data|bss)|COM" AND NOT section MATCHES "^\\.data\\.rel\\.ro")
    string(APPEND found "  has a variable that can change: ${name} (${section})\n")
  endif()
endforeach()
if(count LESS 100)
  message(FATAL_ERROR "${LIBRARY} has only ${count} symbols; is this the core?")
endif()
if(found)
  message(FATAL_ERROR "The core\n${found}")
endif()
