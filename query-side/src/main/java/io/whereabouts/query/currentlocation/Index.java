package io.whereabouts.query.currentlocation;

/// A global secondary index of the table, keys only: its name, the attribute that parts it, the one that sorts it.
enum Index {
    BY_PLACE("by-place", IndexKeys.PLACE, IndexKeys.SPOT),
    BY_REGION("by-region", IndexKeys.REGION, RowItem.PACKAGE),
    BY_CONTAINER("by-container", IndexKeys.CONTAINER, RowItem.PACKAGE),
    BY_CLIENT("by-client", IndexKeys.CLIENT, RowItem.PACKAGE),
    BY_REFERENCE("by-reference", IndexKeys.REFERENCE, RowItem.PACKAGE);

    final String label;
    final String partition;
    final String sort;

    Index(String label, String partition, String sort) {
        this.label = label;
        this.partition = partition;
        this.sort = sort;
    }
}
