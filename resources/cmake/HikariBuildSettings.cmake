# Every compile setting of ours in one place, linked PRIVATE by our own targets.

set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release)
endif()

add_library(hikari_build_settings INTERFACE)
target_compile_features(hikari_build_settings INTERFACE cxx_std_20)
target_compile_definitions(hikari_build_settings INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(hikari_build_settings INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wno-missing-field-initializers;-fvisibility=hidden;-fvisibility-inlines-hidden>
    $<$<BOOL:${HIKARI_WERROR}>:-Werror>)
if(HIKARI_SANITIZE)
    # GCC warns of much that is initialised when its sanitizers are in between.
    target_compile_options(hikari_build_settings INTERFACE -fsanitize=${HIKARI_SANITIZE} -fno-omit-frame-pointer
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(hikari_build_settings INTERFACE -fsanitize=${HIKARI_SANITIZE})
endif()
