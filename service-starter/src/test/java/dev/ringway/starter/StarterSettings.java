package dev.ringway.starter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ringway.local.server.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** What a service under test is told, and the tokens that it trusts. */
public final class StarterSettings {

    private static final byte[] KEY = "a key that only these tests know, 32+ bytes".getBytes(StandardCharsets.UTF_8);

    private StarterSettings() {}

    /** The servers and the key, for a {@code @DynamicPropertySource}. */
    public static void register(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", LocalServers::kafkaBootstrapServers);
        properties.add("spring.mongodb.uri", () -> LocalServers.mongodbUri("starter_test"));
        properties.add("ringway.security.jwt-key", StarterSettings::key);
    }

    /** The shared defaults, for an {@code ApplicationContextRunner}, which loads none. */
    public static void addDefaults(ConfigurableApplicationContext context) {
        String file = "ringway-defaults.yml";
        try {
            new YamlPropertySourceLoader()
                    .load(file, new ClassPathResource(file))
                    .forEach(context.getEnvironment().getPropertySources()::addLast);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static String key() {
        return Base64.getEncoder().encodeToString(KEY);
    }

    public static byte[] keyBytes() {
        return KEY.clone();
    }

    public static String token(String... roles) {
        return token(KEY, Duration.ofMinutes(5), roles);
    }

    public static String token(byte[] key, Duration left, String... roles) {
        return token(key, left, "ada", roles);
    }

    /** Of somebody else, or of nobody. */
    public static String tokenOf(@Nullable String subject, String... roles) {
        return token(KEY, Duration.ofMinutes(5), subject, roles);
    }

    private static String token(byte[] key, Duration left, @Nullable String subject, String... roles) {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .subject(subject)
                        .issuer("ringway")
                        .claim("roles", List.of(roles))
                        .expirationTime(Date.from(Instant.now().plus(left)))
                        .build());
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }
}
