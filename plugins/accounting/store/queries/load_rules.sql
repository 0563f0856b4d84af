select rule, account from accounting.posting_rule where tenant_id = $1
