package dev.ringway.starter.storage;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The client as this storage needs it. Apart, so that nothing of the SDK is loaded where no bucket is set. */
final class S3Clients {

    private S3Clients() {}

    /** With the credentials that the AWS SDK finds: environment, profile, or the role of the container or machine. */
    static S3Storage storage(StorageSettings.S3 settings) {
        return new S3Storage(
                client(settings, DefaultCredentialsProvider.builder().build()), settings.bucket());
    }

    static S3Client client(StorageSettings.S3 settings, AwsCredentialsProvider credentials) {
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(credentials)
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                // newer checksums are not understood by every server that speaks S3
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (!settings.endpoint().isBlank()) {
            client.endpointOverride(URI.create(settings.endpoint()));
        }
        return client.build();
    }
}
