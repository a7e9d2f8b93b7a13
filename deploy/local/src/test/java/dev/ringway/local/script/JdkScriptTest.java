package dev.ringway.local.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jdk.sh on a machine that has no JDK 25, with adoptium.net on this machine. */
class JdkScriptTest {

    // As api.adoptium.net answers: an installer stands beside the archive, and is not what is wanted.
    private static final String ANSWER = """
            [ {
                "binary": {
                    "architecture": "x64",
                    "installer": { "checksum": "00ff", "link": "http://localhost/installer" },
                    "package": {
                        "checksum": "CHECKSUM",
                        "checksum_link": "http://localhost/jdk.tar.gz.sha256.txt",
                        "link": "URL/jdk.tar.gz",
                        "name": "jdk.tar.gz"
                    },
                    "project": "jdk"
                },
                "release_name": "jdk-25"
            } ]
            """;

    @TempDir
    Path folder;

    private Path root;
    private HttpServer adoptium;
    private byte[] archive = {};
    private String checksum = "";

    @BeforeEach
    void anArchiveOnOffer() throws Exception {
        root = Files.createDirectories(folder.resolve("checkout"));
        archive = Files.readAllBytes(jdkArchive());
        checksum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
        adoptium = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        adoptium.createContext("/v3/assets/latest/25/hotspot", exchange -> {
            answer(
                    exchange,
                    ANSWER.replace("CHECKSUM", checksum).replace("URL", url()).getBytes(StandardCharsets.UTF_8));
        });
        adoptium.createContext("/jdk.tar.gz", exchange -> answer(exchange, archive));
        adoptium.start();
    }

    @AfterEach
    void stop() {
        adoptium.stop(0);
    }

    @Test
    void aJdkIsFetchedVerifiedAndFoundTheNextTime() throws Exception {
        assertThat(findJdk()).contains("checksum verified").endsWith("JAVA_HOME=" + root.resolve(".ringway/jdk"));
        assertThat(findJdk()).isEqualTo("JAVA_HOME=" + root.resolve(".ringway/jdk"));
    }

    @Test
    void aWrongChecksumLeavesNothingBehind() throws Exception {
        checksum = "00".repeat(32);
        assertThat(findJdk()).contains("wrong checksum").doesNotContain("JAVA_HOME=");
        try (var left = Files.list(root.resolve(".ringway"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void withoutANetworkOneSentenceSaysWhatToInstall() throws Exception {
        adoptium.stop(0);
        assertThat(findJdk())
                .contains("ringway needs a JDK 25 and adoptium.net cannot be reached: install Temurin 25")
                .doesNotContain("JAVA_HOME=");
    }

    private String findJdk() throws IOException, InterruptedException {
        // Only what was fetched counts as known: this machine has others.
        String script = """
                set -euo pipefail
                say() { printf '%s\\n' "$*" >&2; }
                . "$SCRIPT"
                known_jdk() { [ "$(jdk_feature "$RINGWAY_ROOT/.ringway/jdk")" -ge 25 ] && printf %s "$RINGWAY_ROOT/.ringway/jdk"; }
                find_jdk
                printf 'JAVA_HOME=%s' "$JAVA_HOME"
                """;
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.environment().put("SCRIPT", Path.of("jdk.sh").toAbsolutePath().toString());
        builder.environment().put("RINGWAY_ROOT", root.toString());
        builder.environment().put("RINGWAY_JDK_API", url());
        Process bash = builder.start();
        String output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return output.strip();
    }

    private Path jdkArchive() throws IOException, InterruptedException {
        Path bin = Files.createDirectories(folder.resolve("jdk-25.0.1/bin"));
        Files.writeString(bin.resolve("javac"), "#!/bin/sh\n");
        assertThat(bin.resolve("javac").toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("jdk-25.0.1/release"), "JAVA_VERSION=\"25.0.1\"\n");
        Path archived = folder.resolve("jdk.tar.gz");
        Process tar =
                new ProcessBuilder("tar", "-czf", archived.toString(), "-C", folder.toString(), "jdk-25.0.1").start();
        assertThat(tar.waitFor()).isZero();
        return archived;
    }

    private String url() {
        return "http://localhost:" + adoptium.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
