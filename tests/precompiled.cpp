// Nothing but what hikari_add_test_headers() precompiles
