package dev.ringway.starter.storage;

import dev.ringway.starter.startup.StartRefusedException;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.ClassUtils;

/** The storage that the settings name. Made when a service asks for it: others need no settings and no S3 client. */
@AutoConfiguration
@EnableConfigurationProperties(StorageSettings.class)
class StorageAutoConfiguration {

    private static final String CHOICE =
            "Set OBJECT_STORAGE_DIR to a folder that outlives the process, or OBJECT_STORAGE_S3_BUCKET to a bucket.";
    private static final String SDK = "software.amazon.awssdk.services.s3.S3Client";

    /** @throws StartRefusedException where none or both are set, or it cannot be used */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ObjectStorage objectStorage(StorageSettings settings) {
        boolean folder = !settings.directory().isBlank();
        boolean bucket = !settings.s3().bucket().isBlank();
        if (folder == bucket) {
            throw new StartRefusedException(
                    folder ? "Two object storages are set." : "The object storage is not set.", CHOICE);
        }
        return folder ? inFolder(settings.directory()) : inBucket(settings.s3());
    }

    private static ObjectStorage inFolder(String directory) {
        try {
            return new FolderStorage(Path.of(directory));
        } catch (IOException unusable) {
            throw new StartRefusedException(
                    "The folder OBJECT_STORAGE_DIR cannot be used: " + unusable + ".", "Make it writable.");
        }
    }

    private static ObjectStorage inBucket(StorageSettings.S3 settings) {
        if (!ClassUtils.isPresent(SDK, StorageAutoConfiguration.class.getClassLoader())) {
            throw new StartRefusedException(
                    "This service was built without an S3 client.", "Set OBJECT_STORAGE_DIR instead of the bucket.");
        }
        return S3Clients.storage(settings);
    }
}
