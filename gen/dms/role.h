/* The roles that DMS finds by their names, and the policies that AWS keeps for
 * them (user guide, "Creating the IAM roles to use with AWS DMS"). */
#ifndef DMSC_DMS_ROLE_H
#define DMSC_DMS_ROLE_H

#define ROLE_VPC         "dms-vpc-role"
#define ROLE_VPC_POLICY  "AmazonDMSVPCManagementRole"
#define ROLE_LOGS        "dms-cloudwatch-logs-role"
#define ROLE_LOGS_POLICY "AmazonDMSCloudWatchLogsRole"

/* Of endpoints of Redshift alone. */
#define ROLE_REDSHIFT        "dms-access-for-endpoint"
#define ROLE_REDSHIFT_POLICY "AmazonDMSRedshiftS3Role"

#endif
