"""Where the household buys: names, what, prices in yuan, our category, and the category 支付宝 shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shop:
    name: str
    what: str
    low: int
    high: int
    category: str
    label: str
    wechat: str = "商户消费"


GROCERIES = (
    Shop("永辉超市", "门店购物", 35, 140, "food", "日用百货"),
    Shop("钱大妈社区店", "生鲜蔬菜", 18, 75, "food", "餐饮美食"),
    Shop("叮咚买菜", "叮咚买菜订单", 30, 95, "food", "日用百货"),
    Shop("百果园", "水果", 15, 60, "food", "餐饮美食"),
)
DINING = (
    Shop("沙县小吃", "收款方备注:二维码收款", 12, 28, "dining", "餐饮美食", "扫二维码付款"),
    Shop("美团", "美团外卖订单-午餐", 18, 45, "dining", "餐饮美食"),
    Shop("饿了么", "外卖订单", 16, 42, "dining", "餐饮美食"),
    Shop("兰州牛肉面", "收钱码收款", 14, 30, "dining", "餐饮美食", "扫二维码付款"),
    Shop('瑞幸咖啡"城西店"', "咖啡", 9, 22, "dining", "餐饮美食"),
)
METRO = Shop("杭州地铁", "地铁乘车", 2, 7, "transport", "交通出行")
RIDE = Shop("滴滴出行", "快车行程", 12, 48, "transport", "交通出行")
PHONE = Shop("中国移动", "手机充值", 59, 60, "communication", "充值缴费")
POWER = Shop("国网浙江省电力有限公司", "电费-*小满", 85, 210, "utilities", "充值缴费")
WATER = Shop("杭州市水务集团", "水费", 38, 70, "utilities", "充值缴费")
GAS = Shop("杭州市燃气集团", "燃气费", 45, 110, "utilities", "充值缴费")
PROPERTY = Shop("绿源物业服务有限公司", "物业费", 320, 380, "housing", "住房物业")
INSURANCE = Shop("中国人寿保险股份有限公司", "保险费-年缴", 2100, 2600, "insurance", "保险")
HOSPITAL = Shop("杭州市第一人民医院", "门诊费", 180, 620, "medical", "医疗健康")
PHARMACY = Shop("老百姓大药房", "药品", 25, 90, "medical", "医疗健康")
CLOTHES = Shop("优衣库旗舰店", "外套", 149, 399, "clothing", "服饰装扮")
SHOES = Shop("回力鞋类专营店", "运动鞋", 89, 219, "clothing", "服饰装扮")
VIDEO = Shop("腾讯视频", "腾讯视频连续包月", 25, 26, "subscription", "文化休闲")
MUSIC = Shop("网易云音乐", "云音乐黑胶会员自动续费", 15, 16, "subscription", "文化休闲")
HAIR = Shop("美丽人生理发店", "理发", 30, 58, "personal", "美容美发")
CINEMA = Shop("猫眼电影", "电影票", 38, 90, "entertainment", "文化休闲")
APPLIANCE = Shop("海尔官方旗舰店", "冰箱", 4199, 4999, "household", "家居家装")
HOUSEHOLD = Shop("名创优品", "日用品", 20, 80, "household", "日用百货")

JD_HOUSEHOLD = Shop("京东平台商户", "维达抽纸 24包 整箱", 45, 90, "household", "日用百货")
JD_FOOD = Shop("京东平台商户", "金龙鱼大米 10kg", 55, 85, "food", "食品酒饮")
JD_CLOTHES = Shop("京东平台商户", "南极人保暖内衣套装 等多件", 99, 260, "clothing", "服饰内衣")
JD_TOOLS = Shop("京东平台商户", "公牛插座 新国标 6位", 39, 120, "household", "家居家装")
