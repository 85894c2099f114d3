#include <hikari/simulator/core_p.h>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Hikari::Sim {

namespace {

struct Free
{
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX *context) const { EVP_PKEY_CTX_free(context); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION *extension) const { X509_EXTENSION_free(extension); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};

template<typename T>
using Owned = std::unique_ptr<T, Free>;

Owned<EVP_PKEY> makeKey()
{
    const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nullptr));
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_keygen_init(context.get()) <= 0
        || EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context.get(), NID_X9_62_prime256v1) <= 0
        || EVP_PKEY_CTX_set_ec_param_enc(context.get(), OPENSSL_EC_NAMED_CURVE) <= 0
        || EVP_PKEY_keygen(context.get(), &key) <= 0)
        return nullptr;
    return Owned<EVP_PKEY>(key);
}

bool extend(X509 *certificate, int nid, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

template<typename Write>
QByteArray pem(Write write)
{
    const Owned<BIO> bio(BIO_new(BIO_s_mem()));
    if (!bio || write(bio.get()) != 1)
        return {};
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &data);
    return QByteArray(data, size);
}

} // namespace

Certificate Certificate::make()
{
    const Owned<EVP_PKEY> key = makeKey();
    const Owned<X509> certificate(X509_new());
    if (!key || !certificate)
        return {};
    X509 *const x = certificate.get();
    // Clients that have met another certificate of this name and number would refuse this one.
    uint64_t serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char *>(&serial), sizeof serial) != 1)
        return {};
    X509_set_version(x, 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(x), serial >> 1 | 1);
    X509_gmtime_adj(X509_getm_notBefore(x), -3600);
    X509_gmtime_adj(X509_getm_notAfter(x), 365L * 86400);
    X509_set_pubkey(x, key.get());
    X509_NAME *const name = X509_get_subject_name(x);
    const auto field = [name](const char *key, const char *value) {
        X509_NAME_add_entry_by_txt(name, key, MBSTRING_ASC, reinterpret_cast<const unsigned char *>(value), -1, -1, 0);
    };
    field("O", "hikari-qt simulator");
    field("CN", "localhost");
    X509_set_issuer_name(x, name);
    if (!extend(x, NID_basic_constraints, "critical,CA:TRUE") || !extend(x, NID_subject_key_identifier, "hash")
        || !extend(x, NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost") || X509_sign(x, key.get(), EVP_sha256()) == 0)
        return {};
    return { pem([x](BIO *bio) { return PEM_write_bio_X509(bio, x); }), pem([&key](BIO *bio) {
                return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
            }) };
}

} // namespace Hikari::Sim
