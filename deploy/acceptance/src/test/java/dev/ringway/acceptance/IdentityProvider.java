package dev.ringway.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small OpenID Connect provider with one person, who is signed in there: authorization code with PKCE for a public client,
 * RS256 tokens, refresh tokens that are good for one use. It refuses what RFC 6749, RFC 7636 and OpenID Connect tell it to.
 */
final class IdentityProvider implements AutoCloseable {

    static final String CLIENT = "ringway-dashboard";

    private static final String KEY_ID = "k1";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair keys;
    private final String dashboard;
    private final String role;
    private final Duration life;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Set<String> refreshTokens = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile boolean otherState;
    private volatile boolean otherNonce;

    /**
     * @param dashboard the origin that people come from and go back to
     * @param role of the person
     * @param life of an access token
     */
    IdentityProvider(String dashboard, String role, Duration life) throws IOException {
        this.dashboard = dashboard;
        this.role = role;
        this.life = life;
        keys = keys();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, metadata()));
        server.createContext("/jwks", exchange -> json(exchange, 200, jwks()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int renewals() {
        return renewals.get();
    }

    /** From now on the way back names a state that nobody has sent. */
    void answerAnotherState() {
        otherState = true;
    }

    /** From now on ID tokens name a nonce that nobody has sent. */
    void answerAnotherNonce() {
        otherState = false;
        otherNonce = true;
    }

    void answerAsAsked() {
        otherState = false;
        otherNonce = false;
    }

    private Map<String, Object> metadata() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "code_challenge_methods_supported", List.of("S256"));
    }

    private Map<String, Object> jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "kid",
                        KEY_ID,
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "n",
                        BASE64.encodeToString(unsigned(key.getModulus().toByteArray())),
                        "e",
                        BASE64.encodeToString(unsigned(key.getPublicExponent().toByteArray())))));
    }

    /** The person is signed in and agrees: back at once. */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = parameters(exchange.getRequestURI().getRawQuery());
        boolean proper = "code".equals(asked.get("response_type"))
                && CLIENT.equals(asked.get("client_id"))
                && returnAddress().equals(asked.get("redirect_uri"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("code_challenge", "").length() == 43
                && List.of(asked.getOrDefault("scope", "").split(" ")).contains("openid");
        if (!proper) {
            json(exchange, 400, Map.of("error", "invalid_request"));
            return;
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String state = otherState ? "another" : asked.get("state");
        exchange.getResponseHeaders()
                .set("Location", returnAddress() + "?code=" + code + "&state=" + state + "&iss=" + issuer());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        if ("OPTIONS".equals(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", dashboard);
            exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "content-type, accept");
            exchange.sendResponseHeaders(204, -1);
            return;
        }
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (!CLIENT.equals(sent.get("client_id"))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
        } else if ("authorization_code".equals(sent.get("grant_type"))) {
            Map<String, String> asked = codes.remove(sent.getOrDefault("code", ""));
            boolean proper = asked != null
                    && returnAddress().equals(sent.get("redirect_uri"))
                    && challenge(sent.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"));
            answer(exchange, proper, asked == null ? "" : asked.getOrDefault("nonce", ""));
        } else {
            boolean known = refreshTokens.remove(sent.getOrDefault("refresh_token", ""));
            renewals.addAndGet(known ? 1 : 0);
            answer(exchange, known, "");
        }
    }

    private void answer(HttpExchange exchange, boolean proper, String nonce) throws IOException {
        if (!proper) {
            json(exchange, 400, Map.of("error", "invalid_grant", "error_description", "not a grant of this client"));
            return;
        }
        String refresh = UUID.randomUUID().toString();
        refreshTokens.add(refresh);
        Instant now = Instant.now();
        Map<String, Object> claims = new TreeMap<>(Map.of(
                "iss", issuer(),
                "sub", "ada@example.org",
                "iat", now.getEpochSecond(),
                "exp", now.plus(life).getEpochSecond()));
        Map<String, Object> access = new TreeMap<>(claims);
        access.put("roles", List.of(role));
        Map<String, Object> identity = new TreeMap<>(claims);
        identity.put("aud", CLIENT);
        if (!nonce.isEmpty()) {
            identity.put("nonce", otherNonce ? "another" : nonce);
        }
        json(
                exchange,
                200,
                Map.of(
                        "access_token", signed(access),
                        "id_token", signed(identity),
                        "refresh_token", refresh,
                        "token_type", "Bearer",
                        "expires_in", life.toSeconds()));
    }

    private void json(HttpExchange exchange, int status, Map<String, Object> body) throws IOException {
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", dashboard);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String returnAddress() {
        return dashboard + "/sign-in";
    }

    private String signed(Map<String, Object> claims) {
        String head = part(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + part(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(head.getBytes(UTF_8));
            return head + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String part(Map<String, ?> content) {
        return BASE64.encodeToString(JsonMapper.shared().writeValueAsBytes(content));
    }

    private static String challenge(String verifier) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], UTF_8), pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static byte[] unsigned(byte[] number) {
        return number[0] == 0 ? Arrays.copyOfRange(number, 1, number.length) : number;
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
