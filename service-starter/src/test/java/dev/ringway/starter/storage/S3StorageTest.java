package dev.ringway.starter.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;

/** Over HTTP against a server that speaks S3 and checks every request's signature. */
class S3StorageTest extends ObjectStorageContract {

    private static final String BUCKET = "ringway-objects";

    @TempDir
    private static Path folder;

    private static S3Proxy server;
    private static S3Client client;

    @BeforeAll
    static void startServer() throws Exception {
        server = S3Proxy.builder()
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "the-key", "the-secret")
                .blobStore(new FilesystemNio2BlobStore(
                        Files.createDirectories(folder.resolve("store")).toString()))
                .build();
        server.start();
        client = S3Clients.client(
                new StorageSettings.S3(BUCKET, "http://127.0.0.1:" + server.getPort(), "eu-central-1", true),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("the-key", "the-secret")));
        client.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void stopServer() throws Exception {
        client.close();
        server.stop();
    }

    @Override
    ObjectStorage storage() {
        return new S3Storage(client, BUCKET);
    }

    @Override
    int objects() throws IOException {
        return client.listObjectsV2(request -> request.bucket(BUCKET))
                        .contents()
                        .size()
                + client.listMultipartUploads(request -> request.bucket(BUCKET))
                        .uploads()
                        .size();
    }
}
