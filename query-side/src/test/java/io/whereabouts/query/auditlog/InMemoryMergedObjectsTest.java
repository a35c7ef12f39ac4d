package io.whereabouts.query.auditlog;

class InMemoryMergedObjectsTest extends MergedObjectsContract {
    @Override
    MergedObjects emptyBucket() {
        return new InMemoryMergedObjects();
    }

    @Override
    boolean swapsOneByOne() {
        return true;
    }
}
