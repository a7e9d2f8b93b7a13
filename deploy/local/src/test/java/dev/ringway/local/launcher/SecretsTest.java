package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SecretsTest {

    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void areMadeOnceForThisMachineAndReadByNobodyElse() throws IOException {
        Home home = new Home(folder, folder).create();
        Secrets secrets = Secrets.in(home);
        assertThat(Secrets.in(home)).isEqualTo(secrets);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.secrets())))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(secrets.jwtKey())).hasSize(32);
        assertThat(secrets.toString()).doesNotContain(secrets.jwtKey(), secrets.twilioAuthToken());
    }

    @Test
    void aTokenIsSignedWithTheKeyAndNamesItsRole() throws IOException, GeneralSecurityException {
        String key = Secrets.in(new Home(folder, folder).create()).jwtKey();
        String[] token = Token.mint(key, Token.Role.operator, "somebody", NOW, Duration.ofHours(1))
                .split("\\.", -1);

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
        byte[] expected = mac.doFinal((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlDecoder().decode(token[2])).isEqualTo(expected);

        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token[1]));
        assertThat(claims.get("iss").stringValue()).isEqualTo("ringway");
        assertThat(claims.get("sub").stringValue()).isEqualTo("somebody");
        assertThat(claims.at("/roles/0").stringValue()).isEqualTo("operator");
        assertThat(claims.get("exp").longValue()).isEqualTo(NOW.getEpochSecond() + 3_600);
    }
}
